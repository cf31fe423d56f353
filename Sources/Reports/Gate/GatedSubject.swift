public import CrossCheck

/// A subject of the gate, and what its cases add up to.
public struct GatedSubject: Sendable {
  /// As it was asked for, such as `engine`: on every machine the same.
  public let name: String

  /// As it was run, such as `engine:avx512`; nil until it was started.
  public internal(set) var ranAs: String?
  public internal(set) var summary = Summary()
  public internal(set) var profiles: [GatedProfile: GatedCases] = [:]

  /// The profiles with a case that diverges and is not accepted.
  var diverging: Set<GatedProfile> = []

  /// Of the findings that were looked into.
  var diagnoses: [Diagnosis] = []

  init(name: String) { self.name = name }

  mutating func add(_ result: CaseResult, cell: String, dtype: String) {
    summary.add(result)
    let profile = GatedProfile(
      cell: cell, dtype: dtype, profile: result.profile?.rawValue ?? ProfileRecord.nameOfNone)
    profiles[profile, default: GatedCases()].add(ratio: result.comparison?.worst?.ratio)
    if result.verdict == .diverges, !result.isAccepted { diverging.insert(profile) }
  }

  /// How many cases diverge and are not accepted.
  var divergences: Int { summary.diverges - summary.accepted }

  /// Whether no case proved anything, so that nothing can be said of the subject.
  var isEmpty: Bool { summary.agrees + summary.diverges == 0 }
}
