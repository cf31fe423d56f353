import Processes
import Tensors

/// A worker that was started, and went wrong before it could be asked.
public struct UnstartedWorker: Error, Hashable, CustomStringConvertible {
  /// As on the command line.
  let subject: String
  let failure: ProcessFailure

  /// The same without the name.
  public var reason: String {
    if case .noAnswer = failure { return "\(failure); give it longer by --time-limit" }
    return "\(failure)"
  }

  public var description: String { "the subject '\(subject.printable)' was not ready: \(reason)" }
}
