import Lockstep
import Synchronization

/// What is known about running campaigns, shared by the thread that runs it and the one that waits.
final class CampaignMonitor: Sendable {
  private struct State {
    var record: CampaignRecord
    var environment: [(name: String, value: String)] = []

    /// How long the campaign took, if it did not run here.
    var seconds: Double?
    var progress: ProgressLine
    var start: ContinuousClock.Instant?
    var end: ContinuousClock.Instant?
    var error: (any Error)?
    var isStopped = false

    /// The seed of the campaign that runs, and its subject.
    var seed: UInt64 = 0
    var subject = ""
    var unexpected: [String] = []

    /// The finding that is being looked into.
    var pending: Finding?

    /// Why files of findings could not be written.
    var failures: [String] = []
  }

  private let state: Mutex<State>
  private let cases: Int
  private let expectsDivergence: Bool
  private let observe: (@Sendable (Event) -> Void)?

  /// - Parameters:
  ///   - campaigns: how many of these options there are, one for each subject.
  ///   - observe: is told of every event that is recorded, on the thread that runs the campaign.
  init(
    _ options: CampaignOptions, shard: Shard? = nil, campaigns: Int = 1, showsProgress: Bool,
    expectsDivergence: Bool = false, observe: (@Sendable (Event) -> Void)? = nil
  ) {
    self.expectsDivergence = expectsDivergence
    self.observe = observe
    cases = (shard?.indices(of: options.cases).count ?? options.cases) * campaigns
    state = Mutex(
      State(
        record: CampaignRecord(of: options, shard: shard),
        progress: ProgressLine(isWanted: showsProgress)))
  }

  // The thread that runs the campaign.

  func use(_ environment: [(name: String, value: String)]) {
    state.withLock { $0.environment = environment }
  }

  /// Records shards that were judged elsewhere, of a campaign that was started here.
  func record(_ shards: [RecordedShard]) {
    state.withLock { state in
      guard !state.isStopped else { return }
      for shard in shards { state.record.add(shard) }
      // They run side by side, on machines of their own: the last to end is what is waited for.
      state.seconds = shards.map(\.seconds).max()
    }
  }

  /// Records a finding of a shard before it is looked into.
  func record(judged finding: Finding) {
    state.withLock { state in
      if !state.isStopped { state.record.add(judged: finding) }
    }
  }

  func record(_ event: Event) {
    state.withLock { state in
      // Once stopped, the results that were shown are the results.
      guard !state.isStopped else { return }
      state.record.record(event)
      observe?(event)
      if case .found = event { state.pending = nil }
      switch event {
      case .started(let options, let subject):
        state.start = state.start ?? ContinuousClock.now
        (state.seed, state.subject) = (options.seed, subject.name)
      case .judged(let result):
        if expectsDivergence, !result.verdict.isWrong {
          state.unexpected.append(
            result.unexpectedness(subject: state.subject, seed: state.seed))
        }
        state.progress.update(state.record.summary, of: cases)
      case .ended: state.end = ContinuousClock.now
      case .found(let finding):
        if !finding.isAccepted { state.progress.restartPace() }
      case .warned: break
      }
    }
  }

  /// Notes a finding that is looked into before it is recorded, so that it is told of in any case.
  func begin(_ finding: Finding) {
    state.withLock { $0.pending = finding }
  }

  /// Notes that the file of a finding could not be written; the campaign goes on.
  func note(_ failure: String) {
    state.withLock { state in
      if !state.failures.contains(failure) { state.failures.append(failure) }
    }
  }

  /// Shows how far the shrinking of a finding is.
  func show(_ progress: ShrinkProgress) {
    state.withLock { state in
      if !state.isStopped { state.progress.update(progress) }
    }
  }

  func fail(_ error: any Error) {
    state.withLock { $0.error = error }
  }

  var isStopped: Bool { state.withLock { $0.isStopped } }

  // The thread that waits.

  /// Ends the recording, and returns what was recorded.
  func stop() -> Outcome {
    state.withLock { $0.isStopped = true }
    return state.withLock { state in
      state.progress.clear()
      if let finding = state.pending { state.record.record(.found(finding)) }
      let end = state.end ?? ContinuousClock.now
      let seconds = state.seconds ?? state.start.map { (end - $0) / .seconds(1) } ?? 0
      return Outcome(
        record: state.record, environment: state.environment, seconds: seconds,
        error: state.error, unexpected: state.unexpected, failures: state.failures)
    }
  }

  struct Outcome {
    let record: CampaignRecord
    let environment: [(name: String, value: String)]
    let seconds: Double

    /// Why the campaign ended early, if not for Ctrl-C.
    let error: (any Error)?

    /// Of cases that should have diverged and did not, a sentence each.
    let unexpected: [String]

    /// Why files of findings could not be written, a sentence each.
    let failures: [String]
  }
}
