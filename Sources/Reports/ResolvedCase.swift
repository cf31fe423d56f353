public import CrossCheck

/// A case whose file tells of a wrong answer, and whose answer is wrong no longer.
public struct ResolvedCase: Sendable {
  public let file: FiledCase

  /// The subject now, and its verdict.
  public let subject: String
  public let verdict: Verdict
}
