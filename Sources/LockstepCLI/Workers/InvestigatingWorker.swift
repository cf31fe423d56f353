#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import CommandSupport
import Lockstep

/// The worker process that looks into findings, one after the other.
///
/// What is known of the earlier ones is a part of that. It is started with the first.
final class InvestigatingWorker {
  private let seed: UInt64
  private let arguments: [String]
  private let monitor: CampaignMonitor

  /// Those that it must have; nil is any.
  private let versions: String?
  private var worker: WorkerProcess?

  /// - Parameters:
  ///   - seed: of the campaign.
  ///   - arguments: of the process.
  init(seed: UInt64, arguments: [String], _ monitor: CampaignMonitor, versions: String?) {
    self.seed = seed
    self.arguments = arguments
    self.monitor = monitor
    self.versions = versions
  }

  deinit {
    // Once all is stopped it ends by itself, after the file that it may be writing.
    if !monitor.isStopped { _ = worker?.end() }
  }

  /// The finding with what explains it and where its smallest case is.
  ///
  /// - Throws: `CommandFailure` if it cannot be looked into here.
  func investigated(_ finding: Finding) throws -> Finding {
    guard finding.verdict.isWrong, !finding.endedProcess else { return finding }
    monitor.begin(finding)
    let isFresh = self.worker == nil
    let worker = try self.worker ?? WorkerProcess(number: 0, arguments: arguments)
    self.worker = worker
    worker.send(
      WorkOrder(seed: seed, indices: finding.index..<finding.index + 1, stacking: 1))
    var known = finding
    while true {
      guard !monitor.isStopped else { return known }
      var watched = pollfd(fd: worker.output, events: Int16(POLLIN), revents: 0)
      guard poll(&watched, 1, 100) > 0 else { continue }
      let isAlive = worker.read()
      switch try listen(to: worker, finding, &known) {
      case .done: return known
      case .differs(let verdict):
        // The rest would be of another finding; the worker is used no more.
        _ = worker.end()
        self.worker = nil
        guard isFresh else { return try investigated(finding) }
        known.explanation += Self.difference(verdict)
        return known
      case nil: break
      }
      guard isAlive else { break }
    }
    let end = worker.end()
    self.worker = nil
    known.explanation += " While it was looked into, the subject ended its process: \(end)."
    return known
  }

  private enum Answer {
    /// All is known that can be.
    case done

    /// The case was judged again, and it was not the same: the verdict then.
    case differs(Verdict)
  }

  /// What is said of a subject whose answer was another one once it ran on the case alone, in a process
  /// that ran on no case before.
  private static func difference(_ verdict: Verdict) -> String {
    let answer =
      verdict == .agrees ? "the subject agrees on this case" : "the subject answered differently"
    return
      " Run once more, in a process of its own, \(answer): does it keep something from one case to "
      + "the next, such as a state that is not reset?"
  }

  /// Nil if there is more to come.
  private func listen(
    to worker: WorkerProcess, _ finding: Finding, _ known: inout Finding
  ) throws -> Answer? {
    do {
      while let message = try worker.next(subject: finding.subject, seed: seed) {
        switch message {
        case .ready(_, let environment): try refuseOthers(environment)
        case .running, .returned: break
        case .judged(let judged):
          if judged.finding?.isLike(finding) != true { return .differs(judged.result.verdict) }
        case .lookedInto(let update, let isDone):
          known.apply(update)
          monitor.begin(known)
          if isDone { return .done }
        case .shrinking(let progress): monitor.show(progress)
        case .notKept(let reason): monitor.note(reason)
        case .failure(let status, let message):
          throw CommandFailure(ExitStatus(rawValue: status) ?? .internalError, message)
        }
      }
    } catch is MalformedMessage {
      worker.kill()
    }
    return nil
  }

  private func refuseOthers(_ environment: [(name: String, value: String)]) throws {
    let mine = RecordedShard.versions(in: environment)
    guard let versions, mine != versions else { return }
    throw CommandFailure(
      .environment,
      "the findings are looked into here, but here are \(mine), and the reports were made by "
        + "\(versions); name that environment with --python")
  }
}

extension Finding {
  /// Whether the same differs at the same place; values may be NaN, and are not compared.
  fileprivate func isLike(_ other: Finding) -> Bool {
    func place(_ element: ElementComparison?) -> [Int] {
      element.map { [$0.step, $0.batch, $0.unit] } ?? []
    }
    return verdict == other.verdict && cause.printable == other.cause.printable
      && first?.tensor.printable == other.first?.tensor.printable
      && place(first) == place(other.first)
  }
}
