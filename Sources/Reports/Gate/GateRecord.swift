public import CrossCheck
import Tensors

/// What a run of the gate found: what is compared with a baseline.
public struct GateRecord: Sendable {
  public let settings: GateSettings
  public private(set) var subjects: [GatedSubject] = []
  public internal(set) var models: [GatedModel] = []

  /// Those that could not be judged.
  public private(set) var failedModels: [FailedModel]

  /// The folder that the reports are written to; nil is nowhere.
  public let reports: String?

  /// Nil if it was not asked for, or not reached.
  public var sensitivity: SensitivityRecord?

  /// Whether all was done.
  public var isComplete = false

  /// Of the campaign that runs.
  private var cell = ""
  private var dtype = ""

  public init(
    settings: GateSettings, reports: String? = nil, failedModels: [FailedModel] = []
  ) {
    self.settings = settings
    self.reports = reports
    self.failedModels = failedModels
  }

  /// Begins with a subject: the events that follow are of its campaigns.
  ///
  /// - Parameter name: as it was asked for.
  public mutating func begin(_ name: String) { subjects.append(GatedSubject(name: name)) }

  public mutating func record(_ event: Event) {
    guard let current = subjects.indices.last else { return }
    switch event {
    case .started(let options, let subject):
      (cell, dtype) = (options.signature.cell, subject.dtype)
      subjects[current].ranAs = subject.name
    case .judged(let result): subjects[current].add(result, cell: cell, dtype: dtype)
    case .found(let finding):
      if let diagnosis = finding.diagnosis { subjects[current].diagnoses.append(diagnosis) }
    case .warned, .ended: break
    }
  }

  public mutating func add(_ model: GatedModel) { models.append(model) }

  public mutating func add(_ model: FailedModel) { failedModels.append(model) }

  /// Whether nothing at all was compared, and nothing is known to be wrong.
  var isEmpty: Bool {
    failedModels.isEmpty && subjects.allSatisfy { $0.summary.cases == 0 }
      && models.allSatisfy(\.record.parts.isEmpty)
  }

  /// Whether a baseline of this run would know of no ratio where an older one knows one, or of a subject
  /// none at all.
  public func isPoorer(than old: Baseline?) -> Bool {
    subjects.contains { subject in
      let known = old?.subjects[subject.name]?.profiles ?? [:]
      return subject.isEmpty
        || subject.profiles.contains { profile, cases in
          cases.worstRatio == nil && known[profile]?.worstRatio != nil
        }
    }
  }

  /// Whether something diverges that is not accepted: never a baseline.
  public var diverges: Bool {
    subjects.contains { $0.divergences > 0 } || models.contains { $0.count(.diverges) > 0 }
  }
}
