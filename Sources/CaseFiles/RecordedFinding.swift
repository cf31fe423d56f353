public import CrossCheck

/// What was found with a case when its file was written.
public struct RecordedFinding: Hashable, Sendable {
  /// The subject's name, such as `native`.
  public let subject: String
  public let verdict: Verdict

  /// The first wrong tensor of the first wrong step; nil unless the verdict is `diverges`.
  public let tensor: String?

  /// What findings of one fault have in common beside the above; see `Finding.cause`.
  public let cause: String
  public let explanation: String

  private static let longestText = 20_000

  /// Texts of more than 20,000 characters, such as the output of a program that failed, are cut.
  ///
  /// - Parameter cause: nil is the explanation without its numbers.
  public init(
    subject: String, verdict: Verdict, tensor: String?, cause: String? = nil, explanation: String
  ) {
    func short(_ text: String) -> String {
      let start = text.prefix(Self.longestText)
      return start.endIndex == text.endIndex ? text : start + "…"
    }
    self.subject = short(subject)
    self.verdict = verdict
    self.tensor = tensor
    self.cause = short(cause ?? Finding.cause(from: explanation))
    self.explanation = short(explanation)
  }

  public init(_ finding: Finding) {
    self.init(
      subject: finding.subject, verdict: finding.verdict, tensor: finding.origin?.tensor,
      cause: finding.cause, explanation: finding.explanation)
  }
}
