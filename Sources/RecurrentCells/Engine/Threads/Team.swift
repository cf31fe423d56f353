/// Threads that do parts of one work together, again and again.
///
/// Between two works they look for the next one for some ten microseconds, and then sleep.
final class Team: Sendable {
  private let work: @Sendable (Int) -> Void
  private let helpers: [Helper]

  /// - Parameters:
  ///   - size: how many threads there are, the caller's with them.
  ///   - work: what each does, told its number.
  init(size: Int, work: @escaping @Sendable (Int) -> Void) {
    self.work = work
    helpers = (1..<max(size, 1)).map { Helper(number: $0, work: work) }
    for helper in helpers { helper.start() }
  }

  deinit { for helper in helpers { helper.end() } }

  /// Has every other thread begin with its part.
  ///
  /// - Returns: whether one of them was asleep.
  func begin() -> Bool { helpers.reduce(false) { $1.begin() || $0 } }

  /// Does this thread's part; returns when all are done.
  ///
  /// - Returns: how long it then waited for the others.
  func finish() -> Duration {
    work(0)
    return helpers.reduce(.zero) { $0 + $1.waitForEnd() }
  }
}
