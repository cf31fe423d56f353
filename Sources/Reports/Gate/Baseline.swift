import CrossCheck

/// What a run of the gate is compared with: few numbers, of no machine and no time.
public struct Baseline: Hashable, Sendable {
  /// The shares of a subject's cases that may be so, from 0 to 1.
  public struct Allowance: Hashable, Sendable {
    public var failed = 0.0
    public var inconclusive = 0.0

    public init() {}
  }

  public struct Subject: Hashable, Sendable {
    /// What it was when the baseline was written, such as `engine:avx512`; another machine's may be
    /// another.
    public var ranAs: String
    public var profiles: [GatedProfile: GatedCases] = [:]
  }

  public struct Model: Hashable, Sendable {
    /// The vector kernels that it ran on; nil for none.
    public var kernels: String?

    /// By the layer's name, as `GatedModel.ratios` has them.
    public var ratios: [String: Double?]
  }

  public struct Sensitivity: Hashable, Sendable {
    public var caught: Int
    public var missed: [String]
  }

  public var allowed = Allowance()
  public var settings: GateSettings
  public var subjects: [String: Subject] = [:]

  public var models: [String: Model] = [:]
  public var sensitivity: Sensitivity?

  init(settings: GateSettings) { self.settings = settings }

  /// The baseline of a run.
  ///
  /// - Parameter old: the one that it replaces, of which what is allowed is kept.
  public init(of record: GateRecord, replacing old: Baseline?) {
    self.init(settings: record.settings)
    if let old { allowed = old.allowed }
    for subject in record.subjects where subject.summary.cases > 0 {
      subjects[subject.name] = Subject(
        ranAs: subject.ranAs ?? subject.name,
        profiles: subject.profiles.mapValues {
          GatedCases(cases: $0.cases, worstRatio: $0.worstRatio.map(Self.rounded))
        })
    }
    for model in record.models {
      models[model.name] = Model(
        kernels: model.kernels, ratios: model.ratios.mapValues { $0.map(Self.rounded) })
    }
    sensitivity = record.sensitivity.map {
      Sensitivity(caught: $0.caught.count, missed: $0.missed.map(\.mistake).sorted())
    }
  }

  /// Three digits: a baseline is read by people, and a ratio is compared by its double.
  private static func rounded(_ ratio: Double) -> Double {
    Double(NumberText.rounded(ratio)) ?? ratio
  }
}
