import CrossCheck
import Tensors

/// What `lockstep check` says.
public enum ModelReport {
  /// The verdict in one line.
  public static func verdict(of record: ModelRecord) -> String {
    let summary = record.summary
    let others = [(summary.diverges, "diverging"), (summary.inconclusive, "inconclusive")]
    var text = "\(record.verdict.rawValue): \(summary.agrees) of "
    text += NumberText.count(summary.cases, "result")
    if others.contains(where: { $0.0 > 0 }) { text += " in agreement" }
    if let grade = summary.grade, record.verdict == .agrees { text += ", grade \(grade.rawValue)" }
    for (count, word) in others where count > 0 { text += ", \(count) \(word)" }
    return text
  }

  /// For people.
  public static func text(_ record: ModelRecord, _ context: ReportContext) -> String {
    let column = 16
    var lines = [verdict(of: record), ""]
    lines += TextLayout.row(
      "model", "\(record.model.path.printable) (\(record.model.format)), run in \(record.dtype)",
      column: column)
    lines += ModelListing.layers(of: record.model, column: column)
    for (label, text) in record.data {
      lines += TextLayout.row(label, text.printable, column: column)
    }
    lines += ModelListing.circumstances(of: record.model, column: column) + [""]
    for subject in record.subjects {
      lines += [subject.name.printable]
      for part in record.parts where part.subject == subject.name {
        lines += TextLayout.row("  " + part.part, result(of: part), column: column)
      }
    }
    for part in record.parts where part.verdict != .agrees {
      lines += [""] + finding(part)
    }
    if !context.environment.isEmpty {
      let versions = context.environment.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
      lines += [""] + TextLayout.row("environment", versions, column: column)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func result(of part: PartResult) -> String {
    let comparison = part.comparison
    var text = part.verdict.rawValue
    if let grade = comparison.grade, part.verdict == .agrees { text += ", grade \(grade.rawValue)" }
    if let worst = comparison.worst {
      let place = TextReport.place(of: worst, keys: part.keys)
      text += ", worst ratio \(NumberText.rounded(worst.ratio)) (\(place))"
    }
    text += ", \(NumberText.count(comparison.elements, "element"))"
    if comparison.unverifiable > 0 {
      text += ", \(NumberText.grouped(comparison.unverifiable)) of them unverifiable"
    }
    if !comparison.carried.isEmpty {
      text += "; \(comparison.anchored.joined(separator: ", ")) anchored, "
      text += "\(comparison.carried.joined(separator: ", ")) carried"
    }
    if !part.carriedParts.isEmpty {
      text += "; \(part.carriedParts.joined(separator: ", ")) carried, with a bound that grows"
    }
    if part.verdict == .agrees, let bias = comparison.detectableBias, bias.isFinite {
      let gate = part.signature.isRecurrent ? "a gate's" : "the"
      text += "; a constant error of \(gate) bias shows from \(NumberText.rounded(bias)) on"
    }
    if let element = comparison.worstByRelativeContract {
      let place = "at " + TextReport.place(of: element, keys: part.keys)
      text += "; grade B: " + GradeBText.sentence(element, worst: place)
    }
    if let remark = part.remark { text += "; \(remark)" }
    if let bias = comparison.suspectedBias {
      text += "; warning: " + bias.text(NumberText.rounded(_:))
    }
    return text
  }

  private static func finding(_ part: PartResult) -> [String] {
    let verdict = part.verdict == .inconclusive ? "is inconclusive" : "diverges"
    var lines = ["\(part.part) of \(part.subject.printable) \(verdict) (\(part.sizes))"]
    if let first = part.comparison.first { lines += TextReport.numbers(of: first, keys: part.keys) }
    return lines + TextLayout.wrap(part.explanation, indent: "  ")
  }
}

extension TextReport {
  public func render(_ record: ModelRecord, _ context: ReportContext) -> String {
    ModelReport.text(record, context)
  }
}

extension JSONReport {
  public func render(_ record: ModelRecord, _ context: ReportContext) -> String {
    ModelReport.json(record, context)
  }
}
