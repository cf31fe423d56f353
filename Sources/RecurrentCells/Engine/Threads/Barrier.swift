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
  private let untimedQuestions: Int
  private let missing: Atomic<Int>
  private let round = Atomic<Int>(0)

  /// - Parameter untimedQuestions: see `spin`.
  init(threads: Int, untimedQuestions: Int) {
    self.threads = threads
    self.untimedQuestions = untimedQuestions
    missing = Atomic(threads)
  }

  /// Returns when all threads are here; what they wrote before, all see after.
  ///
  /// - Returns: how long that took, as `spin` tells it.
  @discardableResult
  func wait() -> Duration {
    let current = round.load(ordering: .relaxed)
    if missing.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 {
      missing.store(threads, ordering: .relaxed)
      round.store(current + 1, ordering: .releasing)
      return .zero
    }
    return spin(untimedQuestions: untimedQuestions) { round.load(ordering: .acquiring) != current }
  }
}

/// Asks until the answer is yes: for some ten microseconds without a pause, then others may run between.
///
/// - Parameter untimedQuestions: so many questions are not worth asking the time.
/// - Returns: how long it took beyond these.
func spin(untimedQuestions: Int, until isDone: () -> Bool) -> Duration {
  if spin(limit: untimedQuestions, until: isDone) { return .zero }
  let began = ContinuousClock.now
  spin(until: isDone)
  return ContinuousClock.now - began
}

/// The same without the time.
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
