public import Tensors

/// The outcome of one case of a campaign.
public struct CaseResult: Sendable {
  /// The campaign's index of the case.
  public let index: Int

  /// The profile that the case was drawn from; nil if it was not drawn.
  public let profile: Profile?

  /// The sizes of the case.
  public let sizes: Sizes

  /// The outcome.
  public let verdict: Verdict

  /// Nil if the subject gave no answer.
  public let comparison: Comparison?

  /// The file that the case comes from; nil if it was generated.
  public let file: FiledCase?

  /// A result of these parts.
  public init(
    index: Int, profile: Profile?, sizes: Sizes, verdict: Verdict, comparison: Comparison?,
    file: FiledCase? = nil
  ) {
    self.index = index
    self.profile = profile
    self.sizes = sizes
    self.verdict = verdict
    self.comparison = comparison
    self.file = file
  }
}

extension CaseResult {
  /// Whether the case's file tells of a wrong answer, and this one is not wrong.
  public var isResolved: Bool { file?.verdict?.isWrong == true && !verdict.isWrong }
}

extension CaseResult {
  /// See `Comparison.isAccepted`.
  public var isAccepted: Bool { comparison?.isAccepted ?? false }
}

extension Verdict {
  /// Whether an answer is wrong, or missing.
  public var isWrong: Bool { self == .diverges || self == .failed }
}
