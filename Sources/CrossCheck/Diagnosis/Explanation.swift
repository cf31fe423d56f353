/// Known mistakes that a port makes, by which all that it returned is right.
public struct Explanation: Hashable, Sendable {
  /// Names of the catalogue's mistakes; more than one are made at the same time.
  public let mistakes: [String]

  /// What was done wrong, without a full stop.
  public let sentence: String

  /// Where people made them, or what invites them.
  public let sources: [String]

  /// Elements compared with a port that makes them.
  public let elements: Int

  /// Those among them that can be verified; all of these are within their bounds.
  public let verified: Int

  /// The greatest ratio of them, at most 1.
  public let worstRatio: Double

  /// How much the data say for it, in bits: by chance it fits once in 2 to the power of that.
  public let evidence: Double

  /// An explanation of these parts.
  public init(
    mistakes: [String], sentence: String, sources: [String] = [], elements: Int, verified: Int,
    worstRatio: Double, evidence: Double
  ) {
    self.evidence = evidence
    self.sources = sources
    self.mistakes = mistakes
    self.sentence = sentence
    self.elements = elements
    self.verified = verified
    self.worstRatio = worstRatio
  }

  /// As on the command line: `mistake:NAME`, or with `+` between several.
  public var name: String { mistakes.joined(separator: "+") }
}
