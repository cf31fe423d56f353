/// Why the gate fails.
public enum GateReason: Hashable, Sendable {
  /// Cases, or a model's layers, differ by more than rounding can explain, and are not accepted.
  ///
  /// With what explains the findings that were looked into, if any was, and the folder that the reports
  /// are written to, if there is one.
  case divergence(
    of: String, diverging: Int, cases: Int, causes: CauseSentence? = nil, reports: String? = nil)

  /// More cases had no answer than the baseline allows.
  case failedShare(of: String, failed: Int, cases: Int, allowed: Double)

  /// Of more cases nothing could be proved than the baseline allows.
  case inconclusiveShare(of: String, inconclusive: Int, cases: Int, allowed: Double)

  /// A worst ratio that more than doubled, though it is still within the bound.
  case ratchet(of: String, ratio: Double, before: Double)

  /// The baseline knows a subject that was not run.
  case vanishedSubject(String)

  /// Cases that the baseline knows were not run.
  case vanishedProfile(of: String, cases: Int, before: Int)

  /// The baseline knows a model, or a layer of it, that was not run.
  case vanishedModel(String)

  /// Known mistakes that the baseline's run caught are no longer caught, or no longer made.
  case missedMistake(missed: [String], caught: Int, before: Int)

  /// Nothing was compared, or nothing conclusively; of a subject, or nil for all.
  case emptyRun(of: String?)

  /// A model of a folder cannot be judged.
  case failedModel(String, reason: String)

  /// The baseline is of another seed or other options, so that ratios cannot be compared.
  case otherCampaign(differences: [String])

  /// The name for machines.
  public var name: String {
    switch self {
    case .divergence: "divergence"
    case .failedShare: "failed_share"
    case .inconclusiveShare: "inconclusive_share"
    case .ratchet: "ratchet"
    case .vanishedSubject: "vanished_subject"
    case .vanishedProfile: "vanished_profile"
    case .vanishedModel: "vanished_model"
    case .missedMistake: "missed_mistake"
    case .emptyRun: "empty_run"
    case .failedModel: "failed_model"
    case .otherCampaign: "other_campaign"
    }
  }

  /// Whether it says that nothing was compared, which is another thing than a wrong result.
  public var isEmptyRun: Bool { if case .emptyRun = self { true } else { false } }
}
