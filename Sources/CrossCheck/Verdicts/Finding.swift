public import Tensors

/// A case whose verdict is not `agrees`.
public struct Finding: Sendable {
  /// The campaign's index of the case.
  public let index: Int
  public let subject: String
  public let verdict: Verdict
  public let profile: Profile?
  public let sizes: Sizes
  public let options: [String: Double]

  /// The worst element of the first divergent step; nil unless the verdict is `diverges`.
  public let first: ElementComparison?

  /// What is known about the cause, in a sentence or two.
  public let explanation: String

  public init(
    index: Int, subject: String, verdict: Verdict, profile: Profile?, sizes: Sizes,
    options: [String: Double], first: ElementComparison?, explanation: String
  ) {
    self.index = index
    self.subject = subject
    self.verdict = verdict
    self.profile = profile
    self.sizes = sizes
    self.options = options
    self.first = first
    self.explanation = explanation
  }
}
