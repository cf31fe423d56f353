public import CrossCheck
import Processes
import Synchronization
public import Tensors

/// A program that is launched for each case: it reads the case file at one path, and writes the trace
/// to another.
///
/// The case is `lockstep-case/1`, or in another layout `lockstep-port-case/1`; the trace an .npz as
/// `TraceFile` reads it, whose states are in the case's precision. Exit status 0 says that it is written.
public final class CommandSubject<Scalar: TensorScalar>: Subject, @unchecked Sendable {
  public let name: String

  private let template: CommandTemplate
  private let program: String
  private let options: ExternalOptions
  private let folder: ExchangeFolder

  /// How many launches there were; one at a time.
  private let launches = Mutex(0)

  /// - Parameters:
  ///   - name: in reports.
  ///   - command: with `{case}` and `{trace}`.
  /// - Throws: `MalformedCommand` if the program cannot be run, `ProcessFailure` if there is no folder
  ///   for its files.
  public init(name: String, command: CommandTemplate, options: ExternalOptions) throws {
    self.name = name
    template = command
    program = try ExecutablePath.find(command.program)
    self.options = options
    folder = try ExchangeFolder()
  }

  public func trace(of example: Case<Scalar>) throws -> Trace<Scalar> {
    try launches.withLock { count in
      count += 1
      let exchange = CaseExchange(folder: folder.path, number: count, layout: options.layout)
      defer { exchange.remove() }
      try exchange.write(example)
      do {
        try launch(exchange)
        return try exchange.trace(of: example)
      } catch let failure as ExternalFailure { throw failure.without(folder: folder.path) }
    }
  }

  private func launch(_ exchange: CaseExchange) throws {
    let paths = ["case": exchange.casePath, "trace": exchange.tracePath]
    let program = ProcessProgram(
      path: program, arguments: template.arguments(paths), folder: options.workingFolder)
    do {
      let process = try folder.start(program, options.limits)
      defer { folder.end(process) }
      process.closeInput()
      let end = try process.end()
      guard end.isSuccess else {
        throw ExternalFailure.unsuccessful(end, lastWords: process.lastWords)
      }
    } catch let failure as ProcessFailure { throw ExternalFailure.process(failure) }
  }
}
