/// A case that comes from a file, and what was found with it when the file was written.
public struct FiledCase: Hashable, Sendable {
  public let path: String

  /// The subject and its verdict then; nil if nothing is recorded.
  public let subject: String?
  public let verdict: Verdict?

  public init(path: String, subject: String? = nil, verdict: Verdict? = nil) {
    self.path = path
    self.subject = subject
    self.verdict = verdict
  }
}
