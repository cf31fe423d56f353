import CommandSupport
import Lockstep

/// Subjects in other processes, from their options.
struct External {
  private let reference: NumPyReference
  private let port: PortChoice

  init(_ reference: NumPyReference, _ port: PortChoice) {
    (self.reference, self.port) = (reference, port)
  }

  /// Why a subject cannot be a cell; nil if it can, or is in this process.
  func refusal(of subject: SubjectChoice, _ signature: Signature) -> String? {
    if subject.getsOwnWeights, port.layout != nil {
      return "--layout: \(subject.text) gets its weights as it needs them; leave the option out"
    }
    switch subject {
    case .native, .engine, .mistake: return nil
    case .framework(let framework):
      return signature == .lstm
        ? nil : "the subject \(framework.name) computes the cell lstm, not \(signature.cell)"
    case .kaldi:
      return PortLayout.kaldi.holds(signature)
        ? nil
        : "a network of nnet1 cannot be the cell \(signature.cell): LstmProjected is "
          + "\(PortLayout.kaldi.cells)"
    case .command, .worker, .function, .library:
      guard let layout = port.layout, !layout.holds(signature) else { return nil }
      return
        "--layout: the layout \(layout.rawValue) has no weights of the cell \(signature.cell); the "
        + "layout tensorflow has those of every cell"
    }
  }

  /// Starts what stays.
  ///
  /// - Throws: `CommandFailure`, or see `Assembly.failure(for:)`.
  func subject<Scalar: SubjectScalar>(_ choice: SubjectChoice) throws -> any Subject<Scalar> {
    let name = choice.text
    switch choice {
    case .native, .engine, .mistake: preconditionFailure("\(name) is in this process")
    case .command(let command):
      return try CommandSubject<Scalar>(name: name, command: command, options: ports)
    case .kaldi(let command):
      return try CommandSubject<Scalar>(name: name, command: command, options: ports)
    case .worker(let command):
      return try WorkerSubject<Scalar>(name: name, WorkerLaunch(command), options: ports)
    case .function(let function):
      return try WorkerSubject<Scalar>(
        name: name,
        WorkerLaunch(function, python: try python().program), options: ports)
    case .library(let path):
      // It converts the weights itself.
      var options = ports
      options.layout = .tensorflow
      return try WorkerSubject<Scalar>(
        name: name,
        WorkerLaunch(
          // In another folder a shell starts it, whose own `/proc/self` is another.
          program: options.workingFolder == nil
            ? WorkerProcess.program : realPath(WorkerProcess.program) ?? WorkerProcess.program,
          ["library-worker", "--layout", ports.layout.rawValue, "--", realPath(path) ?? path]),
        options: options)
    case .framework(let framework):
      guard framework.dtypes.contains(Scalar.dtype) else {
        throw CommandFailure(
          .usage, "\(name) computes an LSTM in \(framework.dtypes[0]), not in \(Scalar.dtype)")
      }
      return try WorkerSubject<Scalar>(
        name: name,
        WorkerLaunch(framework, python: try python().program),
        options: port.external(seconds: 300, megabytes: nil))
    }
  }

  private var ports: ExternalOptions { port.external(seconds: 10, megabytes: 4096) }

  private func python() throws -> FrameworkPython {
    let description = reference.interpreter.description
    return try FrameworkPython(
      folder: port.frameworks, otherwise: description.environment, description.python)
  }
}
