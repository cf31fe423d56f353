import Synchronization
import _RecurrentKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where threads wait for each other, again and again; for waits of microseconds.
final class Barrier: Sendable {
  private let threads: Int
  private let missing: Atomic<Int>
  private let round = Atomic<Int>(0)

  init(threads: Int) {
    self.threads = threads
    missing = Atomic(threads)
  }

  /// Returns when all threads are here; what they wrote before, all see after.
  func wait() {
    let current = round.load(ordering: .relaxed)
    if missing.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 {
      missing.store(threads, ordering: .relaxed)
      round.store(current + 1, ordering: .releasing)
    } else {
      spin { round.load(ordering: .acquiring) != current }
    }
  }
}

/// Asks until the answer is yes: for some microseconds without a pause, then others may run between.
///
/// - Parameter limit: after how many questions it ends in any case; nil is never.
/// - Returns: whether the answer was yes.
@discardableResult
func spin(limit: Int? = nil, until isDone: () -> Bool) -> Bool {
  var count = 0
  while !isDone() {
    count += 1
    if let limit, count >= limit { return false }
    if count > 4000 { sched_yield() } else { recurrent_pause() }
  }
  return true
}
