public import CrossCheck
import Processes
public import Subjects
import Synchronization
import Tensors

/// A program that stays: on each line of its input are the paths of a case and of a trace, with a tab
/// between; it answers `ok` when the trace is written, or `error`, a tab and a message.
///
/// The files are those of `CommandSubject`. One that ends or does not answer is started anew for the
/// next case; what it prints on standard error is told if it fails.
public final class WorkerSubject<Scalar: SubjectScalar>: Subject, @unchecked Sendable {
  public let name: String
  public let version: String

  private let launch: WorkerLaunch
  private let options: ExternalOptions
  private let folder: ExchangeFolder

  /// Where the Reference is, for one that imports it.
  private let reference: String

  /// How many cases there were; one at a time.
  private let cases = Mutex(0)

  /// While there is one that may be asked.
  private var process: ChildProcess?

  /// Starts it.
  ///
  /// - Parameter name: in reports.
  /// - Throws: `ProcessFailure` if it cannot be started, `UnstartedWorker` if it ends or is silent before
  ///   it is asked, `WorkerRefusal` if it greets and refuses.
  public init(name: String, _ launch: WorkerLaunch, options: ExternalOptions) throws {
    self.name = name
    self.launch = launch
    self.options = options
    folder = try ExchangeFolder()
    reference = try launch.greets ? ReferenceArchive.path(in: folder.path) : ""
    do {
      (process, version) = try launch.start(in: folder, options, reference: reference)
    } catch let failure as ProcessFailure {
      if case .notStarted = failure { throw failure }
      throw UnstartedWorker(subject: name, failure: failure)
    }
  }

  public func trace(of example: Case<Scalar>) throws -> Trace<Scalar> {
    try cases.withLock { count in
      count += 1
      let exchange = launch.exchange(folder.path, count, options.layout)
      defer { exchange.remove() }
      try exchange.handOver(example)
      do {
        try ask(exchange)
        return try exchange.trace(of: example)
      } catch let failure as ExternalFailure {
        // One that answered is in step; of any other nobody knows what it says next.
        if !failure.isInStep { end() }
        throw failure.without(
          folder: folder.path, hasTrace: FileRemoval.exists(exchange.tracePath))
      }
    }
  }

  private func end() {
    if let process { folder.end(process) }
    process = nil
  }

  /// - Throws: `ExternalFailure`; then the process is of no use any more, unless it refused.
  private func ask(_ exchange: PortExchange) throws {
    let answer: String
    do {
      let process =
        try self.process ?? launch.start(in: folder, options, reference: reference).process
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
}
