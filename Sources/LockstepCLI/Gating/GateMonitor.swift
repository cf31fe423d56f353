import Lockstep
import Synchronization

/// What is known of a running gate, shared by the thread that runs it and the one that waits.
final class GateMonitor: Sendable {
  /// Of the campaigns, which are one report.
  let campaigns: CampaignMonitor
  private let record: Shared

  private final class Shared: Sendable {
    let record: Mutex<GateRecord>

    init(_ record: GateRecord) { self.record = Mutex(record) }
  }

  /// - Parameters:
  ///   - record: what is known before anything ran.
  ///   - campaigns: how many there are of these options.
  init(_ record: GateRecord, _ options: CampaignOptions, campaigns: Int, showsProgress: Bool) {
    let shared = Shared(record)
    self.record = shared
    self.campaigns = CampaignMonitor(
      options, campaigns: campaigns, showsProgress: showsProgress,
      observe: { event in shared.record.withLock { $0.record(event) } })
  }

  var isStopped: Bool { campaigns.isStopped }

  /// Changes what is known, unless all was stopped.
  func update(_ body: (inout GateRecord) -> Void) {
    guard !isStopped else { return }
    record.record.withLock { body(&$0) }
  }

  /// Ends the recording, and returns what was recorded.
  func stop() -> (record: GateRecord, campaigns: CampaignMonitor.Outcome) {
    let outcome = campaigns.stop()
    return (record.record.withLock { $0 }, outcome)
  }
}
