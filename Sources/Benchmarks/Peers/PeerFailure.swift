/// Why a peer has no answer.
public enum PeerFailure: Error, Hashable, CustomStringConvertible {
  /// Its packages are not installed.
  case missing(packages: String)

  /// It answered that it failed.
  case failed(String)

  /// Its process could not be started.
  case notStarted(program: String, reason: String)

  /// Its process ended; what it said last.
  case ended(lastWords: String)

  case noAnswer(seconds: Int)

  /// It answered something else than was asked.
  case unexpected(String)

  public var description: String {
    switch self {
    case .missing(let packages): "the packages \(packages) are not installed"
    case .failed(let reason): reason
    case .notStarted(let program, let reason): "\(program) cannot be started: \(reason)"
    case .ended(let lastWords):
      "its process ended" + (lastWords.isEmpty ? "" : ", saying: \(lastWords)")
    case .noAnswer(let seconds): "it did not answer within \(seconds) s, and was ended"
    case .unexpected(let answer): "it answered '\(answer)', which was not asked"
    }
  }
}
