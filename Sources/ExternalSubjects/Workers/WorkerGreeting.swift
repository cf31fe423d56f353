import Processes

/// The first line of a worker of this package's own.
enum WorkerGreeting {
  /// - Throws: `WorkerRefusal`, or `ProcessFailure`.
  static func version(of process: ChildProcess) throws -> String {
    let line = try process.line(longest: 1 << 14)
    let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
    let text = String(parts.dropFirst().first ?? "")
    switch parts.first {
    case "subject": return text
    case "missing": throw WorkerRefusal.missing(packages: text)
    default: throw WorkerRefusal.refused(text.isEmpty ? line : text)
    }
  }
}

/// Why a worker cannot be a subject here.
public enum WorkerRefusal: Error, Hashable, CustomStringConvertible {
  /// Its packages are not installed.
  case missing(packages: String)

  /// It says why.
  case refused(String)

  public var description: String {
    switch self {
    case .missing(let packages):
      "the packages \(packages) are not installed; ci/setup --frameworks installs them into .venv, and "
        + "--frameworks names another virtual environment"
    case .refused(let reason): reason
    }
  }
}
