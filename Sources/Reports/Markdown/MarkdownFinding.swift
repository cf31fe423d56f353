import CrossCheck
import Tensors

/// A finding in Markdown: where, the numbers, what is known about the cause, the first wrong step stage
/// by stage, and the command that repeats it.
enum MarkdownFinding {
  /// How many bytes the lines of a program's own words may take.
  private static let linesLimit = 16_384

  static func block(_ finding: FindingContents) -> String {
    var parts = ["### " + MarkdownReport.escaped(finding.title)]
    if let origin = finding.origin, let place = finding.place {
      let numbers = [origin.expected, origin.actual, origin.bound].map(NumberText.exact)
      let cells =
        [MarkdownReport.escaped(finding.subject), MarkdownReport.escaped(place)] + numbers
        + [NumberText.rounded(origin.ratio)]
      let head = ["subject", "place", "expected", "actual", "bound", "ratio"]
      parts.append((MarkdownText.head(head) + [MarkdownText.row(cells)]).joined(separator: "\n"))
    }
    if let worst = finding.worst {
      parts.append(MarkdownReport.escaped("Worst in that step: \(worst)."))
    }
    parts += explanation(of: finding)
    if let stages = finding.detail?.stages, !stages.isEmpty {
      parts.append(details(stages, of: finding))
    }
    if let file = finding.file { parts.append("Case file: " + MarkdownText.code(file)) }
    let replay = finding.replay.printable.cut(toBytes: linesLimit)
    return (parts + [MarkdownText.fenced(replay, language: "sh")]).joined(separator: "\n\n") + "\n"
  }

  /// The first line is a sentence; those after it are what a program said, such as a traceback.
  private static func explanation(of finding: FindingContents) -> [String] {
    let lines = finding.explanation.split(separator: "\n", maxSplits: 1)
    guard let first = lines.first else { return [] }
    let rest = lines.dropFirst().map {
      MarkdownText.fenced(String($0).cut(toBytes: linesLimit), language: "text")
    }
    return [MarkdownReport.escaped(String(first))] + rest
  }

  private static func details(
    _ stages: [(stage: Stage, element: StageElement)], of finding: FindingContents
  ) -> String {
    let first = stages.firstIndex { $0.element.isBeyond }
    let rows = stages.enumerated().map { place, row in
      let element = row.element
      let mark = place == first ? "**" : ""
      let cells = [
        MarkdownText.escaped(row.stage.text), element.actual.map(NumberText.exact) ?? "–",
        NumberText.exact(element.expected), NumberText.rounded(element.bound),
        element.ratio.map(NumberText.rounded) ?? "–",
      ]
      return MarkdownText.row(cells.map { mark + $0 + mark })
    }
    let step = finding.origin.map { "Step \($0.step)" } ?? "The step"
    let unit = stages.first.map { ", batch row \($0.element.row), unit \($0.element.unit)" } ?? ""
    let head = MarkdownText.head(["stage", "subject", "reference", "bound", "ratio"])
    return "<details><summary>\(step) stage by stage\(unit)</summary>\n\n"
      + (head + rows).joined(separator: "\n") + "\n\n</details>"
  }
}
