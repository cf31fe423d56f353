#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import CommandSupport
import Lockstep

/// The engine beside its peers, from options to an exit status.
struct BenchmarkCommandRun: Sendable {
  let shapes: [Sizes]

  /// The numbers of threads, in turn.
  let threads: [Int]
  let rounds: ForwardBenchmark.Rounds
  let peers: [Peer]

  /// The virtual environment of the peers, if one was named.
  let frameworks: String?
  let python: InterpreterConfiguration

  /// Whether the verdict alone is shown, and no progress.
  let isQuiet: Bool

  private static let installCommand = "ci/setup --frameworks"

  /// - Throws: `CommandFailure`, or `CommandEnded` if a result is wrong.
  func callAsFunction(reports: [ReportDestination<any BenchmarkReport.Type>]) throws {
    try refuseTooLarge()
    let outputs = try ReportFiles(reports)
    defer { outputs.discard() }
    let clock = ContinuousClock()
    let start = clock.now
    #if DEBUG
      StandardStream.error.writeIfPossible(
        "This is a debug build, in which the engine is slow and the limits are low.\n")
    #endif
    let folder = try BenchmarkFolder()
    defer { folder.remove() }
    let running = RunningPeers()
    let outcome: (record: BenchmarkRecord, environment: [(name: String, value: String)])
    do {
      outcome = try Interruptible.run(interrupted: {
        running.end()
        outputs.discard()
        folder.remove()
        return true
      }) {
        let assembly = try Assembly(python: python)
        return (try measure(assembly.reference, folder.path, running), try assembly.environment())
      }
    } catch let error as NoFrameworks {
      throw CommandFailure(.usage, error.description)
    } catch {
      throw Assembly.failure(for: error)
    }
    let context = ReportContext(
      environment: outcome.environment, seconds: start.duration(to: clock.now) / .seconds(1),
      program: programName())
    if let doubt = outcome.record.doubt { StandardStream.error.writeIfPossible(doubt + "\n") }
    let text =
      isQuiet
      ? BenchmarkText.verdict(of: outcome.record) + "\n"
      : BenchmarkText.render(outcome.record, context)
    let failures = outputs.write(text: { _ in text }, isText: { $0 == BenchmarkText.self }) {
      $0.render(outcome.record, context)
    }
    for failure in failures { StandardStream.sayError("\(failure)") }
    if !failures.isEmpty { throw CommandEnded(status: .internalError) }
    if outcome.record.diverges { throw CommandEnded(status: .diverges) }
  }

  private func refuseTooLarge() throws {
    for sizes in shapes {
      let needed = sizes.bytesToJudge(.lstm).map(Double.init) ?? .infinity
      guard let available = SystemMemory.available(), needed > available else { continue }
      throw CommandFailure(
        .usage,
        "to judge \(sizes) takes more memory than there is, "
          + "\(SystemMemory.text(available)); choose smaller sizes")
    }
  }

  private func measure(
    _ reference: NumPyReference, _ folder: String, _ running: RunningPeers
  ) throws -> BenchmarkRecord {
    // Before anything here adds to it.
    let load = SystemLoad.now
    let description = reference.interpreter.description
    let interpreter = try FrameworkPython(
      folder: frameworks, otherwise: description.environment, description.python)
    let archive = try ReferenceArchive.path(in: folder)
    let named = try EngineForward(threads: 1)
    var record = BenchmarkRecord(
      engine: "\(named.name) \(named.version)", load: load, installCommand: Self.installCommand)
    var line = TerminalLine(isWanted: !isQuiet)
    defer { line.clear() }
    for count in threads {
      try ProcessorLimit.run(threads: count) {
        line.update { _ in "starting peers, \(NumberText.count(count, "thread"))" }
        let (started, states) = start(count, interpreter.program, archive, folder, running)
        record.add(states)
        let engine = try EngineForward(threads: count)
        var run = BenchmarkRun(
          threads: count, engineThreads: engine.threads, limits: .measured(threads: count))
        let benchmark = ForwardBenchmark(reference, rounds: rounds)
        let subject = InProcessSubject(engine)
        for (position, sizes) in shapes.enumerated() {
          line.update { _ in
            "\(NumberText.count(count, "thread")), shape \(position + 1) of \(shapes.count), \(sizes)"
          }
          run.rows.append(try benchmark.measure(sizes, engine: subject, peers: started))
        }
        run.processorShare = subject.processorShare
        record.runs.append(run)
      }
    }
    return record
  }

  /// Starts all peers at once, and waits for them; one that cannot be had does not stop the others.
  private func start(
    _ threads: Int, _ program: String, _ archive: String, _ folder: String,
    _ running: RunningPeers
  ) -> (started: [PeerSubject], states: [BenchmarkRecord.Peer]) {
    let attempts = peers.map { peer in
      Result {
        try PeerSubject(
          peer, threads: threads, python: program, reference: archive, folder: folder,
          among: running)
      }
    }
    var started: [PeerSubject] = []
    var states: [BenchmarkRecord.Peer] = []
    for (peer, attempt) in zip(peers, attempts) {
      let state: BenchmarkRecord.Peer.State
      do {
        let subject = try attempt.get()
        try subject.greet()
        started.append(subject)
        state = .present(version: subject.version)
      } catch PeerFailure.missing(let packages) {
        state = .missing(packages: packages)
      } catch {
        state = .failed(reason: "\(error)")
      }
      states.append(BenchmarkRecord.Peer(name: peer.title, state: state))
    }
    return (started, states)
  }
}

extension BenchmarkRecord {
  /// Takes the peers of a further number of threads: one that failed in any of them has failed.
  fileprivate mutating func add(_ states: [Peer]) {
    if peers.isEmpty { peers = states }
    for (index, peer) in states.enumerated() {
      if case .failed = peer.state { peers[index] = peer }
    }
  }
}
