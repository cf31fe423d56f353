/// One line on a terminal that says how far the work is; nothing where there is no terminal.
package struct TerminalLine {
  private let stream = StandardStream.error
  private let isShown: Bool
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant?
  private var isDrawn = false

  private static let interval = Duration.milliseconds(100)

  package init(isWanted: Bool) {
    isShown = isWanted && stream.isTerminal
    start = clock.now
  }

  /// Draws the line, at most ten times a second.
  ///
  /// - Parameter text: makes the line of the seconds since the beginning; asked only if it is drawn.
  package mutating func update(_ text: (_ seconds: Double) -> String) {
    guard isShown else { return }
    let now = clock.now
    if let last, now - last < Self.interval { return }
    last = now
    isDrawn = true
    stream.writeIfPossible("\r\u{1B}[K" + text(max((now - start) / .seconds(1), 1e-9)))
  }

  /// Removes the line.
  package mutating func clear() {
    guard isDrawn else { return }
    isDrawn = false
    stream.writeIfPossible("\r\u{1B}[K")
  }
}
