public import CrossCheck
import Processes
import Synchronization
public import Tensors

/// A program that stays: on each line of its input are the paths of a case and of a trace, with a tab
/// between; it answers `ok` when the trace is written, or `error`, a tab and a message.
///
/// The files are those of `CommandSubject`. One that ends or does not answer is started anew for the
/// next case; what it prints on standard error is told if it fails.
public final class WorkerSubject<Scalar: TensorScalar>: Subject, @unchecked Sendable {
  public let name: String
  public let version: String

  private let launch: WorkerLaunch
  private let options: ExternalOptions
  private let folder: ExchangeFolder
  private let exchange: CaseExchange

  /// Where the Reference is, for one that imports it.
  private let reference: String

  /// One case at a time: they share the paths.
  private let turn = Mutex(())

  /// While there is one that may be asked.
  private var process: ChildProcess?

  /// Starts it.
  ///
  /// - Parameter name: in reports.
  /// - Throws: `ProcessFailure` if it cannot be started, `WorkerRefusal` if it greets and refuses.
  public init(name: String, _ launch: WorkerLaunch, options: ExternalOptions) throws {
    self.name = name
    self.launch = launch
    self.options = options
    folder = try ExchangeFolder()
    exchange = CaseExchange(folder: folder.path, layout: options.layout)
    reference = try launch.greets ? ReferenceArchive.path(in: folder.path) : ""
    let process = try folder.start(
      launch.program(in: options.workingFolder, reference: reference), options.limits)
    version = try launch.greets ? WorkerGreeting.version(of: process) : ""
    self.process = process
  }

  public func trace(of example: Case<Scalar>) throws -> Trace<Scalar> {
    try turn.withLock { _ in
      try exchange.write(example)
      do { try ask() } catch let failure as ExternalFailure {
        if case .refused = failure { throw failure }
        if let process { folder.end(process) }
        process = nil
        throw failure
      }
      return try exchange.trace(of: example)
    }
  }

  /// - Throws: `ExternalFailure`; then the process is of no use any more, unless it refused.
  private func ask() throws {
    let answer: String
    do {
      let process = try self.process ?? start()
      self.process = process
      if let text = try process.unasked() { throw ProcessFailure.unasked(text) }
      try process.write("\(exchange.casePath)\t\(exchange.tracePath)\n")
      answer = try process.line(longest: 1 << 16)
    } catch let failure as ProcessFailure { throw ExternalFailure.process(failure) }
    if answer == "ok" { return }
    let parts = answer.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.first == "error", parts.count == 2 else {
      throw ExternalFailure.noAnswer(String(answer.prefix(500)))
    }
    throw ExternalFailure.refused(String(parts[1].prefix(500)))
  }

  private func start() throws -> ChildProcess {
    let process = try folder.start(
      launch.program(in: options.workingFolder, reference: reference), options.limits)
    if launch.greets { _ = try WorkerGreeting.version(of: process) }
    return process
  }
}
