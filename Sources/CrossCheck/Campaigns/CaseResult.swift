public import Tensors

/// The outcome of one case of a campaign.
public struct CaseResult: Sendable {
  public let index: Int
  public let profile: Profile?
  public let sizes: Sizes
  public let verdict: Verdict

  /// Nil if the subject gave no answer.
  public let comparison: Comparison?

  public init(
    index: Int, profile: Profile?, sizes: Sizes, verdict: Verdict, comparison: Comparison?
  ) {
    self.index = index
    self.profile = profile
    self.sizes = sizes
    self.verdict = verdict
    self.comparison = comparison
  }
}
