public import Processes

/// Why a peer has no answer.
public enum PeerFailure: Error, Hashable, CustomStringConvertible {
  /// Its packages are not installed.
  case missing(packages: String)

  /// It answered that it failed.
  case failed(String)

  /// Its process could not be started, has ended, or did not answer.
  case process(ProcessFailure)

  /// It answered something else than was asked.
  case unexpected(String)

  public var description: String {
    switch self {
    case .missing(let packages): "the packages \(packages) are not installed"
    case .failed(let reason): reason
    case .process(let failure): "\(failure)"
    case .unexpected(let answer): "it answered '\(answer)', which was not asked"
    }
  }
}
