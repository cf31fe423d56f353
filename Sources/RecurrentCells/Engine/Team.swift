/// Threads that do parts of one work together, again and again.
///
/// Between two works they look for the next one for some ten microseconds, and then sleep.
final class Team: Sendable {
  /// All threads, the caller's with them.
  let size: Int
  private let helpers: [Helper]

  init(size: Int) {
    self.size = size
    helpers = (1..<max(size, 1)).map { Helper(number: $0) }
    for helper in helpers { helper.start() }
  }

  deinit { for helper in helpers { helper.end() } }

  /// Calls `work` with every number below `size`, each on a thread of its own; returns when all ended.
  func run(_ work: (Int) -> Void) {
    withoutActuallyEscaping(work) { work in
      // The helpers end before this returns, whatever they are told.
      nonisolated(unsafe) let work = work
      for helper in helpers { helper.give { work($0) } }
      work(0)
      for helper in helpers { helper.waitForEnd() }
    }
  }
}
