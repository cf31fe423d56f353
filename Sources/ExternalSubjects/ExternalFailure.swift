import CaseFiles
public import Processes
import Tensors

/// Why an external program has no answer to a case that can be compared.
public enum ExternalFailure: Error, Hashable, CustomStringConvertible {
  /// Its process ended, did not answer in time, used too much memory, or spoke out of turn.
  case process(ProcessFailure)

  /// It ended with another exit status than 0, or by a signal.
  case unsuccessful(ProcessEnd, lastWords: String)

  /// It answered `error`, with its own message.
  case refused(String)

  /// It answered a line that is no answer.
  case noAnswer(String)

  /// It said that it was done, but wrote no trace, or none that can be read.
  case noTrace(reason: String)

  /// The same without the folder of this run's files, which is another in each run.
  ///
  /// - Parameter hasTrace: whether the trace is there nevertheless.
  func without(folder: String, hasTrace: Bool = false) -> ToldFailure {
    var text = description.replacing(folder + "/", with: "")
    if case .process(.noAnswer) = self, hasTrace {
      text += " The trace is there: an answer has to be flushed."
    }
    return ToldFailure(description: text)
  }

  /// Whether the program gave an answer, though none that can be compared: it can be asked again.
  var isInStep: Bool {
    switch self {
    case .refused, .noTrace: true
    case .process, .unsuccessful, .noAnswer: false
    }
  }

  public var description: String {
    switch self {
    case .process(let failure): "\(failure)."
    case .unsuccessful(let end, let words):
      "its process ended: \(end)" + (words.isEmpty ? "." : ", saying: \(words)")
    case .refused(let message): "it answered with an error: \(message.printable)"
    case .noAnswer(let line):
      "it answered '\(line.printable)', where 'ok', or 'error', a tab and a message, was due."
    case .noTrace(let reason): "its trace cannot be used: \(reason)"
    }
  }
}

/// What is said of a failure: the same words whenever it happens.
struct ToldFailure: Error, Hashable, CustomStringConvertible {
  let description: String
}
