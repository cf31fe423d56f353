/// How fast work goes, measured from the first time that it is asked: what was before is the start of
/// workers, and says nothing of the rest.
struct WorkPace {
  private let clock = ContinuousClock()
  private var first: (instant: ContinuousClock.Instant, done: Int)?

  /// How many pieces were done since then, and in how many seconds.
  mutating func since(_ done: Int) -> (done: Int, seconds: Double) {
    let now = clock.now
    guard let first else {
      first = (now, done)
      return (0, 0)
    }
    return (done - first.done, (now - first.instant) / .seconds(1))
  }
}
