#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One line on a terminal that says how far the work is; where there is no terminal, a line of its own
/// now and then, so that a log shows that long work goes on.
package struct TerminalLine {
  private let stream = StandardStream.error
  private let isWanted: Bool
  private let isTerminal: Bool
  private let interval: Duration
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant?
  private var isDrawn = false

  /// What a terminal is taken to have that does not say.
  private static let usualColumns = 80

  package init(isWanted: Bool) {
    self.isWanted = isWanted
    isTerminal = stream.isTerminal
    interval = isTerminal ? .milliseconds(100) : Self.intervalInLogs
    start = clock.now
    // Short work leaves nothing in a log.
    last = isTerminal ? nil : start
  }

  /// LOCKSTEP_PROGRESS, in seconds; 30 if that is no number above 0.
  private static var intervalInLogs: Duration {
    let seconds = getenv("LOCKSTEP_PROGRESS").flatMap { Double(String(cString: $0)) } ?? 0
    return .seconds(seconds > 0 && seconds < 1e9 ? seconds : 30)
  }

  /// Draws the line, at most ten times a second; in a log, every half a minute.
  ///
  /// - Parameter text: makes the line of the seconds since the beginning; asked only if it is drawn.
  package mutating func update(_ text: (_ seconds: Double) -> String) {
    guard isWanted else { return }
    let now = clock.now
    if let last, now - last < interval { return }
    last = now
    let line = text(max((now - start) / .seconds(1), 1e-9))
    guard isTerminal else { return stream.writeIfPossible(line + "\n") }
    isDrawn = true
    // In the last column some terminals wrap already.
    let columns = (stream.columns ?? Self.usualColumns) - 1
    stream.writeIfPossible("\r\u{1B}[K" + line.fitted(toColumns: columns))
  }

  /// Removes the line.
  package mutating func clear() {
    guard isDrawn else { return }
    isDrawn = false
    stream.writeIfPossible("\r\u{1B}[K")
  }
}
