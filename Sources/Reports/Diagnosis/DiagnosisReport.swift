import CrossCheck
import Tensors

/// What `lockstep diagnose` shows.
public enum DiagnosisReport {
  /// For people: what differs, where, and the name of the mistake.
  public static func text(_ record: DiagnosisRecord, _ context: ReportContext) -> String {
    var lines = TextLayout.wrap(headline(record), indent: "") + [""]
    for explanation in record.diagnosis?.explanations ?? [] {
      lines += row(explanation.name, explanation.sentence)
      lines += row("", evidence(for: explanation))
    }
    if let diagnosis = record.diagnosis {
      if let address = diagnosis.tellingApart {
        lines += row("told apart by", "\(address.printable): the first two differ on that case")
      }
      lines += row(
        "tried", "\(diagnosis.tried) mistakes and combinations of them, the commonest first")
    }
    if let first = record.comparison.first {
      lines += ["", "first wrong"] + TextReport.numbers(of: first)
    }
    let explanation = record.comparison.explanation(for: record.sizes)
    if !explanation.isEmpty { lines += TextLayout.wrap(explanation, indent: "  ") }
    lines.append("")
    for (label, text) in record.data { lines += row(label, text.printable) }
    lines += row(
      "subject", "\(record.subject.printable), \(record.signature.cell), \(record.sizes)")
    if !record.comparison.carried.isEmpty {
      lines += row(
        "anchored",
        record.comparison.anchored.joined(separator: ", ") + "; the reference carried "
          + record.comparison.carried.joined(separator: ", "))
    }
    lines += row("seconds", NumberText.rounded(context.seconds))
    return lines.joined(separator: "\n") + "\n"
  }

  /// For machines, `lockstep-diagnosis/1`.
  public static func json(_ record: DiagnosisRecord, _ context: ReportContext) -> String {
    let comparison = record.comparison
    return JSONValue.object(
      [
        ("schema", .string("lockstep-diagnosis/1")),
        ("environment", .object(context.environment.map { ($0.name, .string($0.value)) })),
        ("data", .object(record.data.map { ($0.label, .string($0.text)) })),
        ("cell", .string(record.signature.cell)),
      ]
        + JSONReport.members(
          subject: record.subject, verdict: comparison.verdict, first: comparison.first,
          sizes: record.sizes, explanation: comparison.explanation(for: record.sizes), replay: nil
        )
        .filter { $0.name != "replay" && $0.name != "case_file" }
        + [
          ("diagnosis", record.diagnosis.map(JSONReport.diagnosis) ?? .null),
          ("seconds", .number(context.seconds)),
        ]
    ).text + "\n"
  }

  private static func headline(_ record: DiagnosisRecord) -> String {
    let verdict = record.comparison.verdict
    guard let diagnosis = record.diagnosis else { return "\(verdict.rawValue): nothing to explain" }
    let names = diagnosis.explanations.map(\.name)
    switch names.count {
    case 0: return "diverges: nothing known explains it"
    case 1: return "diverges: explained by \(names[0])"
    default:
      return "diverges: explained by " + names.joined(separator: " or ")
        + ", which these data cannot tell apart"
    }
  }

  private static func evidence(for explanation: Explanation) -> String {
    let count =
      explanation.verified == explanation.elements
      ? "all \(NumberText.count(explanation.elements, "element"))"
      : "all \(NumberText.grouped(explanation.verified)) of "
        + "\(NumberText.count(explanation.elements, "element")) that can be verified"
    return "\(count) within the bound then, worst ratio "
      + NumberText.rounded(explanation.worstRatio)
  }

  private static func row(_ label: String, _ text: String) -> [String] {
    label.count < 16
      ? TextLayout.row(label, text, column: 16)
      : [label] + TextLayout.row("", text, column: 16)
  }
}
