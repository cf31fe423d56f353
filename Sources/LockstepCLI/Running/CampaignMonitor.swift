import Lockstep
import Synchronization

/// What is known about a running campaign, shared by the thread that runs it and the one that waits.
final class CampaignMonitor: Sendable {
  private struct State {
    var record: CampaignRecord
    var environment: [(name: String, value: String)] = []
    var progress: ProgressLine
    var start: ContinuousClock.Instant?
    var end: ContinuousClock.Instant?
    var error: (any Error)?
    var isStopped = false
  }

  private let state: Mutex<State>
  private let cases: Int

  init(_ options: CampaignOptions, showsProgress: Bool) {
    cases = options.cases
    state = Mutex(
      State(
        record: CampaignRecord(of: options), progress: ProgressLine(isWanted: showsProgress)))
  }

  // The thread that runs the campaign.

  func use(_ environment: [(name: String, value: String)]) {
    state.withLock { $0.environment = environment }
  }

  func record(_ event: Event) {
    state.withLock { state in
      // Once stopped, the results that were shown are the results.
      guard !state.isStopped else { return }
      state.record.record(event)
      switch event {
      case .started: state.start = ContinuousClock.now
      case .judged: state.progress.update(state.record.summary, of: cases)
      case .found, .warned, .ended: break
      }
    }
  }

  func fail(_ error: any Error) {
    state.withLock { $0.error = error }
  }

  var isStopped: Bool { state.withLock { $0.isStopped } }

  // The thread that waits.

  /// Ends the recording, and returns what was recorded.
  func stop() -> Outcome {
    state.withLock { state in
      state.isStopped = true
      state.progress.clear()
      let end = ContinuousClock.now
      let seconds = state.start.map { (end - $0) / .seconds(1) } ?? 0
      return Outcome(
        record: state.record, environment: state.environment, seconds: seconds,
        error: state.error)
    }
  }

  struct Outcome {
    let record: CampaignRecord
    let environment: [(name: String, value: String)]
    let seconds: Double

    /// Why the campaign ended early, if not for Ctrl-C.
    let error: (any Error)?
  }
}
