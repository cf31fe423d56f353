public import Tensors

/// How soon a known mistake was caught.
public struct MistakeScore: Sendable {
  /// The mistake's name.
  public let mistake: String

  /// What is done wrong, without a full stop.
  public let sentence: String

  /// The cell that it was made in.
  public let signature: Signature

  /// The number of the first case that diverges, from 1; nil if none of them does.
  public let casesNeeded: Int?

  /// How many cases were run.
  public let casesRun: Int

  /// The profile of the case that caught it; nil if none did.
  public let profile: Profile?

  /// The worst element of that case's first divergent step; nil if none did.
  public let first: ElementComparison?

  /// A score of these parts.
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
