import Processes
import Synchronization

/// The processes of peers, for a thread that did not start them: an interruption ends them.
public final class RunningPeers: Sendable {
  private let groups = Mutex<[ProcessGroup]>([])

  public init() {}

  func add(_ group: ProcessGroup) { groups.withLock { $0.append(group) } }

  /// Ends all of them at once, whether stopped or not, and does not wait.
  public func end() {
    groups.withLock { groups in
      for group in groups { group.endWithoutWaiting() }
    }
  }
}
