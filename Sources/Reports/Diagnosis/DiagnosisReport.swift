import CrossCheck
import Tensors

/// What `lockstep diagnose` shows.
public enum DiagnosisReport {
  /// For people: what differs, where, and the name of the mistake; for each answer.
  public static func text(_ records: [DiagnosisRecord], _ context: ReportContext) -> String {
    let parts = records.map { lines(of: $0, program: context.program).joined(separator: "\n") }
    let seconds = row("seconds", NumberText.rounded(context.seconds)).joined(separator: "\n")
    return (parts.isEmpty ? "inconclusive: nothing was compared" : parts.joined(separator: "\n\n"))
      + "\n" + seconds + "\n"
  }

  private static func lines(of record: DiagnosisRecord, program: String) -> [String] {
    var lines = TextLayout.wrap(headline(record), indent: "")
    if record.diagnosis != nil { lines.append("") }
    for explanation in shown(record.diagnosis) {
      lines += row(explanation.name, explanation.sentence)
      lines += row("", evidence(for: explanation))
      for source in explanation.sources { lines += row("", "see " + source.printable) }
    }
    if let diagnosis = record.diagnosis {
      if !diagnosis.explanations.isEmpty, !diagnosis.isConclusive {
        lines += row("evidence", Diagnosis.chance)
      }
      if let address = diagnosis.tellingApart {
        lines += row("told apart by", "\(address.printable): the first two differ on that case")
      }
      lines += row(
        "tried", "\(diagnosis.tried) mistakes and combinations of them, the commonest first")
    }
    if let origin = record.comparison.origin {
      lines += ["", "first wrong"] + TextReport.numbers(of: origin)
      lines += TextReport.worst(record.comparison.first, beside: origin)
    }
    if !record.explanation.isEmpty { lines += TextLayout.wrap(record.explanation, indent: "  ") }
    lines.append("")
    if record.verdict == .agrees { lines += evidence(of: record.comparison) }
    for (label, text) in record.data { lines += row(label, text.printable) }
    lines += row(
      "subject", "\(record.subject.printable), \(record.signature.cell), \(record.sizes)")
    if !record.comparison.carried.isEmpty {
      lines += row(
        "anchored",
        record.comparison.anchored.joined(separator: ", ") + "; the reference carried "
          + record.comparison.carried.joined(separator: ", "))
    }
    return lines + nextSteps(record, program: program)
  }

  /// For machines, `lockstep-diagnosis/1`.
  public static func json(_ records: [DiagnosisRecord], _ context: ReportContext) -> String {
    JSONValue.object([
      ("schema", .string("lockstep-diagnosis/1")),
      ("environment", .object(context.environment.map { ($0.name, .string($0.value)) })),
      ("results", .array(records.map(json))),
      ("seconds", .number(context.seconds)),
    ]).text + "\n"
  }

  private static func json(_ record: DiagnosisRecord) -> JSONValue {
    .object(
      [
        ("data", .object(record.data.map { ($0.label, .string($0.text)) })),
        ("cell", .string(record.signature.cell)),
      ]
        + JSONReport.members(
          subject: record.subject, verdict: record.verdict, first: record.comparison.first,
          origin: record.comparison.origin, sizes: record.sizes, explanation: record.explanation,
          replay: nil,
          diagnosis: record.diagnosis
        ).filter { $0.name != "replay" && $0.name != "case_file" })
  }

  private static func headline(_ record: DiagnosisRecord) -> String {
    let verdict = record.verdict
    guard let diagnosis = record.diagnosis else { return "\(verdict.rawValue): nothing to explain" }
    let names = shown(diagnosis).map(\.name)
    let explained = diagnosis.isConclusive ? "explained by" : "perhaps explained by"
    let others = diagnosis.explanations.count - names.count
    switch names.count {
    case 0:
      guard let first = record.cause.first else {
        return "diverges: \(diagnosis.evidentCause ?? "nothing known explains it")"
      }
      return "diverges: " + first.lowercased() + record.cause.dropFirst()
    case 1: return "diverges: \(explained) \(names[0])"
    default:
      return "diverges: \(explained) " + names.joined(separator: " or ")
        + (others > 0 ? " or \(others) more" : "") + ", which these data cannot tell apart"
    }
  }

  private static func shown(_ diagnosis: Diagnosis?) -> ArraySlice<Explanation> {
    (diagnosis?.explanations ?? []).prefix(Diagnosis.mostShown)
  }

  /// What an agreement is worth.
  private static func evidence(of comparison: Comparison) -> [String] {
    var lines: [String] = []
    if let grade = comparison.grade { lines += row("grade", grade.rawValue) }
    if let worst = comparison.worst {
      lines += row("worst ratio", NumberText.rounded(worst.ratio))
    }
    if comparison.unverifiable > 0 {
      lines += row(
        "unverifiable",
        "\(NumberText.grouped(comparison.unverifiable)) of "
          + "\(NumberText.count(comparison.elements, "element")): nothing can be said about "
          + (comparison.unverifiable == 1 ? "it" : "them"))
    }
    if let bias = comparison.detectableBias {
      lines += row(
        "detectable bias",
        "\(NumberText.rounded(bias)): a smaller constant error of a gate's bias shows in no element"
      )
    }
    return lines
  }

  private static func evidence(for explanation: Explanation) -> String {
    let count =
      explanation.verified == explanation.elements
      ? (explanation.elements == 1
        ? "the only element" : "all \(NumberText.count(explanation.elements, "element"))")
      : "all \(NumberText.grouped(explanation.verified)) of "
        + "\(NumberText.count(explanation.elements, "element")) that can be verified"
    return "\(count) within the bound then, worst ratio "
      + NumberText.rounded(explanation.worstRatio)
  }

  static func row(_ label: String, _ text: String) -> [String] {
    label.count < 16
      ? TextLayout.row(label, text, column: 16)
      : [label] + TextLayout.row("", text, column: 16)
  }
}
