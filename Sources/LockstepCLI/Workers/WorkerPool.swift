#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import CommandSupport
import Lockstep

/// The worker processes of a run, over all of its campaigns.
///
/// They are started when there is work for them, and one that dies is replaced.
final class WorkerPool {
  /// How much work a worker has in hand, so that it need not wait for more.
  private static let worksInHand = 3

  /// How far a worker may be ahead of another, in cases.
  private static let window = 32 * Block.length

  /// Between two looks at what the workers say, so that each finds much: in microseconds.
  private static let pause: useconds_t = 2000

  /// How many workers may die before one is ready.
  private static let mostStillborn = 3

  private let jobs: Int
  private let arguments: [String]
  private var workers: [WorkerProcess] = []
  private var started = 0
  private var stillborn = 0

  /// What the first worker said of itself.
  private var greeting: (subject: SubjectDescription, environment: [(name: String, value: String)])?

  /// - Parameters:
  ///   - jobs: how many workers, at most.
  ///   - arguments: of each of them.
  init(jobs: Int, arguments: [String]) {
    self.jobs = jobs
    self.arguments = arguments
  }

  deinit {
    for worker in workers { worker.kill() }
    for worker in workers { _ = worker.end() }
  }

  /// Judges the cases of a campaign.
  ///
  /// - Parameters:
  ///   - started: told once, before the first case, who judges.
  ///   - failed: what becomes of a case on which the subject ended its process, with the reason.
  ///   - body: told of each case, in the order of the indices.
  /// - Returns: whether all cases were judged; false if it was to stop.
  /// - Throws: `CommandFailure` if no worker can do it, or what `started`, `failed` and `body` throw.
  func run(
    seed: UInt64, _ indices: Range<Int>, shouldStop: () -> Bool,
    started: (SubjectDescription, [(name: String, value: String)]) throws -> Void,
    failed: (SubjectDescription, Int, String) throws -> JudgedCase,
    body: (JudgedCase) throws -> Void
  ) throws -> Bool {
    var ledger = WorkLedger<JudgedCase>(indices, window: jobs * Self.window)
    var hasStarted = false
    while true {
      if let greeting, !hasStarted {
        hasStarted = true
        try started(greeting.subject, greeting.environment)
      }
      var taken = 0
      while taken < Block.length, !shouldStop(), let judged = ledger.takeInOrder() {
        try body(judged)
        taken += 1
      }
      if hasStarted, ledger.isComplete { return true }
      guard !shouldStop() else { return false }
      try handOut(&ledger, seed: seed)
      for worker in waitForMessages(atMost: taken == Block.length ? 0 : 100) {
        try listen(to: worker, &ledger, seed: seed, failed: failed)
      }
      // One that hangs before it is ready ends by force, and is like one that died.
      for worker in workers where worker.isOverdue { worker.kill() }
    }
  }

  /// Keeps every worker busy, the idlest first.
  private func handOut(_ ledger: inout WorkLedger<JudgedCase>, seed: UInt64) throws {
    for count in 1...Self.worksInHand {
      for place in 0..<jobs {
        let isNew = place >= workers.count
        let number = isNew ? started : workers[place].number
        guard ledger.worksInHand(of: number) < count else { continue }
        let work = ledger.handOut(to: number)
        // One worker at least, which says who judges.
        if isNew, work != nil || workers.isEmpty, greeting == nil || work != nil {
          workers.append(try WorkerProcess(number: number, arguments: arguments))
          started += 1
        }
        guard let work else { return }
        workers[place].send(
          WorkOrder(seed: seed, indices: work.indices, stacking: work.stacking))
      }
    }
  }

  /// The workers that have something to say, or have ended.
  private func waitForMessages(atMost milliseconds: Int32) -> [WorkerProcess] {
    if milliseconds > 0 { usleep(Self.pause) }
    var watched = workers.map { pollfd(fd: $0.output, events: Int16(POLLIN), revents: 0) }
    guard poll(&watched, nfds_t(watched.count), milliseconds) > 0 else { return [] }
    return zip(workers, watched).filter { $0.1.revents != 0 }.map(\.0)
  }

  private func listen(
    to worker: WorkerProcess, _ ledger: inout WorkLedger<JudgedCase>, seed: UInt64,
    failed: (SubjectDescription, Int, String) throws -> JudgedCase
  ) throws {
    var isAlive = worker.read()
    do {
      while let message = try worker.next(subject: greeting?.subject.name ?? "", seed: seed) {
        switch message {
        case .ready(let subject, let environment):
          worker.isReady = true
          greeting = greeting ?? (subject, environment)
          stillborn = 0
        case .running, .returned, .lookedInto, .shrinking, .notKept: break
        case .judged(let judged):
          try ledger.add(judged, of: judged.result.index, by: worker.number)
        case .failure(let status, let message):
          throw CommandFailure(ExitStatus(rawValue: status) ?? .internalError, message)
        }
      }
    } catch is MalformedMessage {
      // Its memory is not what it was.
      isAlive = false
    }
    guard !isAlive else { return }
    workers.removeAll { $0 === worker }
    let end = worker.end()
    if greeting == nil {
      stillborn += 1
      guard stillborn < Self.mostStillborn else {
        throw CommandFailure(
          .internalError,
          "\(stillborn) worker processes ended before they were ready, the last by \(end). If "
            + "memory ran out, use fewer --jobs; lockstep doctor looks at Python")
      }
    }
    do {
      guard let index = try ledger.bury(worker.number, running: worker.running), let greeting
      else { return }
      let reason = "The subject ended its process: \(end)."
      ledger.settle(try failed(greeting.subject, index, reason), of: index)
    } catch let error as NoProgress {
      let (first, last) = (error.indices.lowerBound, error.indices.upperBound - 1)
      throw CommandFailure(
        .internalError,
        "the cases from \(first) to \(last) cannot be judged: three worker processes ended over "
          + "them while the subject did not run, the last by \(end). If memory ran out, use fewer "
          + "--jobs or smaller sizes; lockstep replay \(seed):\(first) repeats the first of them")
    }
  }
}
