import CrossCheck
import Tensors

/// What the gate says to people.
public enum GateText {
  private static let column = 20

  /// - Parameter baseline: the path of the file, as it was given.
  public static func render(
    _ record: GateRecord, _ verdict: GateVerdict, baseline: String, _ context: ReportContext
  ) -> String {
    var lines = [line(record, verdict, baseline: baseline), ""]
    func row(_ label: String, _ text: String) {
      lines += TextLayout.row(label.printable, text, column: column)
    }
    for reason in verdict.reasons {
      row(reason.name.replacing("_", with: " "), reason.sentence)
    }
    if !verdict.reasons.isEmpty { lines.append("") }
    for subject in record.subjects { row("subject", text(subject)) }
    for model in record.models { row("model", text(model)) }
    if let sensitivity = record.sensitivity {
      row("sensitivity", SensitivityReport.verdict(of: sensitivity))
    }
    for (position, name) in verdict.unknown.enumerated() {
      row(position == 0 ? "not in it yet" : "", name.printable)
    }
    if !verdict.unknown.isEmpty {
      row(
        "",
        "The baseline does not know it yet, so nothing is compared: add it with --update-baseline.")
    }
    row("campaign", campaign(record))
    row("seconds", NumberText.rounded(context.seconds))
    if !context.environment.isEmpty {
      row(
        "environment",
        context.environmentText)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What it all comes to, in one line.
  public static func line(
    _ record: GateRecord, _ verdict: GateVerdict, baseline: String
  ) -> String {
    guard verdict.isComplete else {
      let reasons =
        verdict.reasons.isEmpty
        ? "" : ", with \(NumberText.count(verdict.reasons.count, "reason")) to fail"
      return "stopped early: what was done is below and never passes\(reasons)"
    }
    if verdict.passes { return "passes: nothing is worse than in \(baseline.printable)" }
    return "fails: " + NumberText.count(verdict.reasons.count, "reason")
  }

  private static func text(_ subject: GatedSubject) -> String {
    let summary = subject.summary
    var text = subject.name.printable
    if let ranAs = subject.ranAs, ranAs != subject.name { text += " (\(ranAs.printable))" }
    text += ": \(summary.agrees.grouped) of \(NumberText.count(summary.cases, "case")) agree"
    for (count, word) in [
      (summary.diverges, "diverging"), (summary.failed, "failed"),
      (summary.inconclusive, "inconclusive"),
    ] where count > 0 {
      text += ", \(count.grouped) \(word)"
    }
    if summary.accepted > 0 { text += " (\(summary.accepted.grouped) accepted)" }
    return text + worst(summary.worst?.element.ratio)
  }

  private static func text(_ model: GatedModel) -> String {
    model.name.printable + ": " + ModelReport.verdict(of: model.record)
      + worst(model.ratios.values.compactMap(\.self).max())
  }

  private static func worst(_ ratio: Double?) -> String {
    ratio.map { ", worst ratio \(NumberText.rounded($0))" } ?? ""
  }

  private static func campaign(_ record: GateRecord) -> String {
    let settings = record.settings
    let options = settings.options.isEmpty ? "" : ", \(settings.options.printable)"
    return "\(NumberText.count(settings.cases, "generated case")) for each subject, seed "
      + "\(settings.seed)\(options)"
  }
}
