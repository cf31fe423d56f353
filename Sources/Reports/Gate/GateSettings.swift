public import CrossCheck

/// What makes a run of the gate comparable with another: the same settings give the same cases.
public struct GateSettings: Hashable, Sendable {
  public var seed: UInt64

  /// How many cases are generated for each subject.
  public var cases: Int

  /// The options that shape the cases and their verdicts, as they are typed.
  public var options: String

  /// The version of the mapping from these to cases.
  public var generator: Int

  /// After how many cases a known mistake counts as missed; nil if none is made.
  public var sensitivityLimit: Int?

  public init(
    seed: UInt64, cases: Int, options: String,
    generator: Int = CampaignOptions.generatorVersion, sensitivityLimit: Int?
  ) {
    self.seed = seed
    self.cases = cases
    self.options = options
    self.generator = generator
    self.sensitivityLimit = sensitivityLimit
  }

  /// What makes these another campaign than a baseline's, such as `seed 2 instead of 1`.
  ///
  /// Not the limit of known mistakes: a lower one shows by what is missed.
  func differences(from baseline: GateSettings) -> [String] {
    func text(_ settings: GateSettings) -> [(name: String, value: String)] {
      [
        ("seed", String(settings.seed)), ("cases", String(settings.cases)),
        ("options", settings.options.isEmpty ? "none" : "'\(settings.options)'"),
        ("generator", String(settings.generator)),
      ]
    }
    return zip(text(self), text(baseline)).filter { $0.value != $1.value }.map {
      "\($0.name) \($0.value) instead of \($1.value)"
    }
  }
}
