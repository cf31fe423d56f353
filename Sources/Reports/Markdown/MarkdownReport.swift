import CrossCheck
import Tensors

/// A report for a document or a page, such as the summary of a GitHub job: the verdict, what was
/// compared, each subject by profile or layer, and the findings, the worst first.
///
/// ```
/// ## diverges: 0 of 1 case in agreement, 1 diverging
///
/// | subject | profile | cases | agree | … | worst ratio |
/// …
/// ### case 11 diverges (probe, T=1 B=2 I=3 H=1)
/// ```
///
/// Nothing that comes from outside is markup; and however much there is to tell, the text is shorter
/// than 1 MiB, beyond which GitHub shows nothing of a summary.
public struct MarkdownReport: ContentsReport {
  public static let name = "markdown"
  public static let fileExtension = "md"

  /// In bytes; some are left for what is written before and after.
  static let limit = 1_000_000

  /// How many bytes each of the two tables may take, any one text of a program or a file, and what
  /// follows the findings.
  private static let tableLimit = 300_000
  private static let textLimit = 8192
  private static let endLimit = 3 * textLimit

  public init() {}

  static func text(_ contents: ReportContents) -> String {
    let noun = contents.noun
    var text = LimitedText(limit: limit)
    if let gate = contents.gate {
      text.add("## Gate " + escaped(gate.headline) + "\n")
      let reasons = gate.reasons.map { "* **\(escaped($0.name))**: \(escaped($0.sentence))" }
      if !reasons.isEmpty { text.add(reasons.joined(separator: "\n") + "\n") }
    }
    text.add("## " + escaped(contents.headline) + "\n")
    add(contents.subjects, noun, to: &text)
    add(contents.facts, to: &text)
    let leftOut = text.add(contents.findings.lazy.map(MarkdownFinding.block), reserve: endLimit)
    if leftOut > 0 {
      let findings = NumberText.count(leftOut, "more finding")
      text.add("… and \(findings), for which a summary has no room.\n")
    }
    if contents.untold > 0 {
      let cases = NumberText.count(contents.untold, "more " + noun)
      text.add("… and \(cases) that did not agree.\n")
    }
    if let command = contents.command?.printable.cut(toBytes: textLimit) {
      text.add("All of it again:\n\n" + MarkdownText.fenced(command, language: "sh"))
    }
    return text.text
  }

  private static func add(
    _ subjects: [SubjectContents], _ noun: String, to text: inout LimitedText
  ) {
    guard let first = subjects.first else { return }
    let head = [
      "subject", first.kind, noun + "s", "agree", "diverge", "accepted", "inconclusive", "failed",
      "worst ratio",
    ]
    let rows = subjects.flatMap { subject in
      [row(escaped(subject.title), "**all**", subject.summary)]
        + subject.groups.map { row("", escaped($0.name), $0.summary) }
    }
    addTable(head, rows, reserve: limit - tableLimit, to: &text)
  }

  private static func row(_ subject: String, _ group: String, _ summary: Summary) -> String {
    let counts = [
      summary.cases, summary.agrees, summary.diverges, summary.accepted, summary.inconclusive,
      summary.failed,
    ]
    let worst = summary.worst.map { NumberText.rounded($0.element.ratio) } ?? "–"
    return MarkdownText.row([subject, group] + counts.map(NumberText.grouped) + [worst])
  }

  private static func add(
    _ facts: [(label: String, text: String)], to text: inout LimitedText
  ) {
    let rows = facts.map { MarkdownText.row([escaped($0.label), escaped($0.text)]) }
    if !rows.isEmpty {
      addTable(["fact", ""], rows, reserve: limit - 2 * tableLimit, to: &text)
    }
  }

  /// - Parameter reserve: how many bytes must be left after the table.
  private static func addTable(
    _ head: [String], _ rows: [String], reserve: Int, to text: inout LimitedText
  ) {
    text.add(MarkdownText.head(head).joined(separator: "\n"))
    let leftOut = text.add(rows, reserve: reserve)
    let more = NumberText.count(leftOut, "more row")
    text.add(leftOut > 0 ? "\n… and \(more), for which a summary has no room.\n" : "")
  }

  /// Text of any length that is no markup.
  static func escaped(_ text: String) -> String {
    MarkdownText.escaped(text.cut(toBytes: textLimit))
  }
}
