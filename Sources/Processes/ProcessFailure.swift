/// Why a process has no answer.
public enum ProcessFailure: Error, Hashable, CustomStringConvertible {
  /// It could not be started.
  case notStarted(program: String, reason: String)

  /// It ended; with the last that it had printed.
  case ended(ProcessEnd, lastWords: String)

  /// It took too long, and was ended.
  case noAnswer(seconds: Double, lastWords: String)

  /// It used more memory than it may, and was ended.
  case tooMuchMemory(megabytes: Int)

  /// It said something before it was asked.
  case unasked(String)

  /// It said so many bytes without ending the line.
  case endless(bytes: Int)

  public var description: String {
    switch self {
    case .notStarted(let program, let reason): "\(program) cannot be started: \(reason)"
    case .ended(let end, let words): "its process ended: \(end)" + Self.saying(words)
    case .noAnswer(let seconds, let words):
      "it did not answer within \(Self.text(seconds)) s, and was ended" + Self.saying(words)
    case .tooMuchMemory(let megabytes):
      "it used more than \(megabytes) MB of memory, and was ended"
    case .unasked(let text): "it printed '\(text)' before it was asked"
    case .endless(let bytes): "it printed \(bytes) bytes without a line's end, and was ended"
    }
  }

  private static func saying(_ words: String) -> String {
    words.isEmpty ? "" : ", saying: \(words)"
  }

  private static func text(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
  }
}
