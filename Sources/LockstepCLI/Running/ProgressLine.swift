import Lockstep

/// One line on a terminal that says how far a campaign is; nothing where there is no terminal.
struct ProgressLine {
  private let stream = StandardStream.error
  private let isShown: Bool
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant?
  private var isDrawn = false

  private static let interval = Duration.milliseconds(100)

  init(isWanted: Bool) {
    isShown = isWanted && stream.isTerminal
    start = clock.now
  }

  /// Draws the line, at most ten times a second.
  mutating func update(_ summary: Summary, of cases: Int) {
    guard isShown else { return }
    let now = clock.now
    if let last, now - last < Self.interval { return }
    last = now
    isDrawn = true
    let rate = Int(Double(summary.cases) / max((now - start) / .seconds(1), 1e-9))
    var line = "\(summary.cases) of \(cases) cases, \(rate)/s"
    if let worst = summary.worst {
      line += ", worst ratio \(NumberText.rounded(worst.element.ratio))"
    }
    if summary.diverges > 0 { line += ", \(summary.diverges) diverge" }
    if summary.failed > 0 { line += ", \(summary.failed) failed" }
    stream.writeIfPossible("\r\u{1B}[K" + line)
  }

  /// Removes the line.
  mutating func clear() {
    guard isDrawn else { return }
    isDrawn = false
    stream.writeIfPossible("\r\u{1B}[K")
  }
}
