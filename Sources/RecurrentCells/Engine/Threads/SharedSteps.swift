import Synchronization

/// The steps of a passage whose units several threads share: all meet after each of them.
///
/// If waiting for the others costs more than they save, the first thread goes on alone, to the same
/// bits. The others leave one meeting later: by then all know.
final class SharedSteps: @unchecked Sendable {
  private let threads: Int
  private let patience: Patience
  private let barrier: Barrier

  /// The step after which the others leave.
  private let lastStep = Atomic<Int>(.max)

  // Of the first thread alone.
  private var began = ContinuousClock.now

  /// Whether another thread was asleep when they began.
  var wereAsleep = false

  /// How long the first thread waited.
  private(set) var waited: Duration = .zero

  init(threads: Int, _ patience: Patience) {
    (self.threads, self.patience) = (threads, patience)
    barrier = Barrier(threads: threads, untimedQuestions: patience.untimedQuestions)
  }

  /// Before any thread begins.
  func begin(at time: ContinuousClock.Instant) {
    (began, waited) = (time, .zero)
    lastStep.store(.max, ordering: .relaxed)
  }

  /// Waits for all.
  ///
  /// - Returns: whether they share the next step too. If not, the first thread does it, and all others
  ///   are done.
  func meet(after step: Int, thread: Int) -> Bool {
    let wait = barrier.wait()
    // Whatever the first thread wrote before it came here.
    if lastStep.load(ordering: .relaxed) == step { return false }
    if thread == 0, wait > .zero {
      waited += wait
      let elapsed = ContinuousClock.now - began
      if patience.isLost(
        waiting: waited, of: elapsed, threads: threads, wereAsleep: wereAsleep)
      {
        lastStep.store(step + 1, ordering: .relaxed)
      }
    }
    return true
  }

  /// Whether the first thread went on alone.
  var wereGivenUp: Bool { lastStep.load(ordering: .relaxed) != .max }
}
