/// A case that comes from a file, and what was found with it when the file was written.
public struct FiledCase: Hashable, Sendable {
  /// The file's path.
  public let path: String

  /// The subject then; nil if nothing is recorded.
  public let subject: String?

  /// The verdict on it then; nil if nothing is recorded.
  public let verdict: Verdict?

  /// A filed case of these parts.
  public init(path: String, subject: String? = nil, verdict: Verdict? = nil) {
    self.path = path
    self.subject = subject
    self.verdict = verdict
  }
}
