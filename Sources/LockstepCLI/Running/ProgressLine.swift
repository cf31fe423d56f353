import CommandSupport
import Lockstep

/// One line on a terminal that says how far a campaign is; nothing where there is no terminal.
struct ProgressLine {
  private var line: TerminalLine

  init(isWanted: Bool) { line = TerminalLine(isWanted: isWanted) }

  /// Draws the line, at most ten times a second.
  mutating func update(_ summary: Summary, of cases: Int) {
    line.update { seconds in
      let rate = Int(Double(summary.cases) / seconds)
      var text = "\(summary.cases) of \(cases) cases, \(rate)/s"
      if let worst = summary.worst {
        text += ", worst ratio \(NumberText.rounded(worst.element.ratio))"
      }
      if summary.diverges > 0 { text += ", \(summary.diverges) diverge" }
      if summary.failed > 0 { text += ", \(summary.failed) failed" }
      return text
    }
  }

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
