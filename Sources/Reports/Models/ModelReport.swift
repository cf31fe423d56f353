import CrossCheck
import Tensors

/// What `lockstep check` says.
public enum ModelReport {
  /// The verdict in one line.
  public static func verdict(of record: ModelRecord, _ style: TextStyle) -> String {
    style.headline(verdict(of: record), record.verdict)
  }

  /// The same without colours.
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
  public static func text(
    _ record: ModelRecord, _ context: ReportContext, _ style: TextStyle = .plain
  ) -> String {
    let column = 16
    var lines = [verdict(of: record, style), ""]
    for (label, text) in circumstances(of: record) {
      lines += TextLayout.row(label, text, column: column)
    }
    lines += [""]
    for subject in record.subjectNames {
      lines += [subject.printable]
      for part in record.parts where part.subject == subject {
        var row = TextLayout.row("  " + part.part, result(of: part), column: column)
        row[0] = style.word(part.verdict, in: row[0], from: column)
        lines += row
      }
    }
    for part in record.parts where part.verdict != .agrees {
      lines += [""] + finding(part, style)
    }
    if !context.environment.isEmpty {
      lines += [""] + TextLayout.row("environment", context.environmentText, column: column)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The model and what it was run on.
  private static func circumstances(of record: ModelRecord) -> [(label: String, text: String)] {
    let model = record.model
    let name = "\(model.path.printable) (\(model.format)), run in \(record.dtype)"
    return [("model", name)] + ModelListing.layers(of: model)
      + record.data.map { ($0.label, $0.text.printable) } + ModelListing.circumstances(of: model)
  }

  /// All but the verdict and the findings, in rows of a label and a text.
  static func rows(
    _ record: ModelRecord, _ context: ReportContext
  ) -> [(label: String, text: String)] {
    var rows = circumstances(of: record)
    for subject in record.subjectNames {
      for part in record.parts where part.subject == subject {
        rows.append((part.part, "\(subject.printable): \(result(of: part))"))
      }
    }
    if !context.environment.isEmpty {
      rows.append(("environment", context.environmentText))
    }
    return rows
  }

  /// `layer 0 of native diverges (T=3 B=2 I=5 H=4)`.
  static func title(of part: PartResult) -> String {
    let verdict = TextReport.headline(part.verdict)
    return "\(part.part) of \(part.subject.printable) \(verdict) (\(part.sizes))"
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

  private static func finding(_ part: PartResult, _ style: TextStyle) -> [String] {
    var lines = [style.heading(title(of: part), part.verdict)]
    if let origin = part.comparison.origin {
      lines += TextReport.numbers(of: origin, keys: part.keys, style)
      lines += TextReport.worst(part.comparison.first, beside: origin, keys: part.keys)
    }
    return lines + TextLayout.wrap(part.explanation, indent: "  ")
  }
}

extension TextReport {
  public func render(_ record: ModelRecord, _ context: ReportContext) -> String {
    ModelReport.text(record, context, style)
  }
}

extension JSONReport {
  public func render(_ record: ModelRecord, _ context: ReportContext) -> String {
    ModelReport.json(record, context)
  }
}
