public import Tensors

/// How soon a known mistake was caught.
public struct MistakeScore: Sendable {
  public let mistake: String

  /// What is done wrong, without a full stop.
  public let sentence: String
  public let signature: Signature

  /// The number of the first case that diverges, from 1; nil if none of them does.
  public let casesNeeded: Int?

  /// How many cases were run.
  public let casesRun: Int

  /// The profile of the case that caught it, and the worst element of its first divergent step.
  public let profile: Profile?
  public let first: ElementComparison?

  public init(
    mistake: String, sentence: String, signature: Signature, casesNeeded: Int?, casesRun: Int,
    profile: Profile? = nil, first: ElementComparison? = nil
  ) {
    self.mistake = mistake
    self.sentence = sentence
    self.signature = signature
    self.casesNeeded = casesNeeded
    self.casesRun = casesRun
    self.profile = profile
    self.first = first
  }
}
