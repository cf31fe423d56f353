public import CrossCheck
import Processes
public import Subjects
import Synchronization
import Tensors

/// A program that is launched for each case.
///
/// It reads the case from files, and writes its answer to another. Exit status 0 says that it is written.
public final class CommandSubject<Scalar: SubjectScalar>: Subject, @unchecked Sendable {
  public let name: String

  private let template: CommandTemplate
  private let program: String
  private let options: ExternalOptions
  private let folder: ExchangeFolder
  private let makeExchange: (_ folder: String, _ number: Int) -> any CaseExchange

  /// How many launches there were; one at a time.
  private let launches = Mutex(0)

  /// One that reads the case file at one path, and writes the trace to another.
  ///
  /// The case is `lockstep-case/1`, or in another layout `lockstep-port-case/1`; the trace an .npz as
  /// `TraceFile` reads it, whose states are in the case's precision.
  ///
  /// - Parameters:
  ///   - name: in reports.
  ///   - command: with `{case}` and `{trace}`.
  /// - Throws: `MalformedCommand` if the program cannot be run, `ProcessFailure` if there is no folder
  ///   for its files.
  public convenience init(
    name: String, command: CommandTemplate, options: ExternalOptions
  ) throws {
    try self.init(name: name, template: command, options) {
      PortExchange(folder: $0, number: $1, layout: options.layout)
    }
  }

  /// One that reads a network of Kaldi's nnet1 and an archive of features, and writes one of outputs.
  ///
  /// The rows of a batch are utterances. It answers h alone; of text, the digits printed say how well h
  /// is known. Without a time step it is not asked.
  ///
  /// - Parameter name: in reports.
  /// - Throws: `MalformedCommand` if the program cannot be run, or cannot be told the weights in this
  ///   precision; `ProcessFailure` if there is no folder for its files.
  public convenience init(name: String, command: KaldiCommand, options: ExternalOptions) throws {
    guard !command.hasTextModel || Scalar.dtype == .float32 else {
      throw MalformedCommand.textModel
    }
    try self.init(name: name, template: command.template, options) {
      KaldiExchange(folder: $0, number: $1, command: command)
    }
  }

  private init(
    name: String, template: CommandTemplate, _ options: ExternalOptions,
    _ makeExchange: @escaping (_ folder: String, _ number: Int) -> any CaseExchange
  ) throws {
    self.name = name
    self.template = template
    program = try ExecutablePath.find(template.program)
    self.options = options
    folder = try ExchangeFolder()
    self.makeExchange = makeExchange
  }

  public func trace(of example: Case<Scalar>) throws -> Trace<Scalar> {
    try launches.withLock { count in
      count += 1
      let exchange = makeExchange(folder.path, count)
      if let trace = try exchange.traceWithoutProgram(of: example) { return trace }
      defer { exchange.remove() }
      try exchange.handOver(example)
      do {
        try launch(exchange)
        return try exchange.trace(of: example)
      } catch let failure as ExternalFailure { throw failure.without(folder: folder.path) }
    }
  }

  private func launch(_ exchange: any CaseExchange) throws {
    let program = ProcessProgram(
      path: program, arguments: template.arguments(exchange.paths), folder: options.workingFolder)
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
