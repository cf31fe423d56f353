import CommandSupport
import Lockstep

/// How far a campaign is, in one line on a terminal, or now and then in a log; see `TerminalLine`.
struct ProgressLine {
  private var line: TerminalLine
  private var pace = WorkPace()

  init(isWanted: Bool) { line = TerminalLine(isWanted: isWanted) }

  mutating func update(_ summary: Summary, of cases: Int) {
    let pace = pace.since(summary.cases)
    line.update { _ in
      var text = ProgressText.line(done: summary.cases, of: cases, "case", pace: pace)
      if let worst = summary.worst {
        text += ", worst ratio \(NumberText.rounded(worst.element.ratio))"
      }
      if summary.diverges > 0 { text += ", \(NumberText.grouped(summary.diverges)) diverge" }
      if summary.failed > 0 { text += ", \(NumberText.grouped(summary.failed)) failed" }
      return text
    }
  }

  /// Measures the pace anew: a finding was looked into, which takes long, and happens to the first
  /// ones of a cause alone.
  mutating func restartPace() { pace = WorkPace() }

  /// Says how small the case of a finding is by now.
  mutating func update(_ progress: ShrinkProgress) {
    line.update { _ in
      "shrinking a finding: \(progress.tries) tries, \(progress.sizes), "
        + "\(progress.nonzero) numbers that are not 0"
    }
  }

  /// Removes the line.
  mutating func clear() { line.clear() }
}
