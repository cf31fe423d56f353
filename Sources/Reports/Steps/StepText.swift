import CrossCheck
import Tensors

/// A step for people, in lines of at most 80 columns.
///
/// ```
/// stage         subject              reference            bound     ratio
/// x·K i         -2.59…               -2.59…               1.1e-06   0.012
/// …
/// c             -1.9999888           -1.9999955702746455  2.03e-06  3.34     <--
/// ```
public enum StepText {
  private static let label = 13
  private static let value = 20
  private static let share = 9

  /// What the step belongs to, and what became of all steps.
  public static func heading(_ record: StepRecord) -> String {
    let part = record.part.map { ", \($0)" } ?? ""
    let options = record.options.sorted { $0.key < $1.key }.map { option in
      ", \(option.key) \(NumberText.short(option.value))"
    }.joined()
    var lines = TextLayout.wrap(
      "\(record.source.printable)\(part): \(record.subject.printable), \(record.signature.cell), "
        + "\(record.dtype), \(record.sizes)\(options)", indent: "")
    lines += TextLayout.wrap(verdict(of: record), indent: "")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func verdict(of record: StepRecord) -> String {
    let comparison = record.comparison
    let grade = comparison.grade.map { ", grade \($0.rawValue)" } ?? ""
    if let first = comparison.origin {
      return "The trace diverges first at \(TextReport.place(of: first, keys: record.keys)): ratio "
        + "\(NumberText.rounded(first.ratio))."
    }
    let worst = comparison.worst.map { worst in
      ", worst ratio \(NumberText.rounded(worst.ratio)) at "
        + TextReport.place(of: worst, keys: record.keys)
    }
    return comparison.verdict == .inconclusive
      ? "The trace is inconclusive: no bound proves anything."
      : "The trace agrees\(grade)\(worst ?? "")."
  }

  /// The step: what goes in, the stages of one batch row and unit and, if asked for, the worst of all.
  public static func step(_ record: StepRecord) -> String {
    let table = record.table
    let last = record.sizes.steps - 1
    let utterance = record.keys.map { " (utterance \($0[record.row].printable))" } ?? ""
    var lines = TextLayout.wrap(
      "step \(table.step) of 0…\(last), batch row \(record.row)\(utterance), unit \(record.unit)",
      indent: "")
    guard table.rows.contains(record.row) else {
      lines += TextLayout.wrap(
        "The sequence of this batch row has ended before: nothing is computed.", indent: "")
      return lines.joined(separator: "\n") + "\n"
    }
    lines += [""] + inputs(record) + ["", head]
    let first = table.firstBeyond(row: record.row, unit: record.unit)
    for (place, values) in table.stages.enumerated() {
      let element = table.element(values, row: record.row, unit: record.unit)
      let isOther = values.units != table.units
      lines.append(
        row(
          values.stage.text + (isOther ? " \(element.unit)" : ""), element, record.dtype,
          isMarked: place == first))
    }
    if record.showsWorst, record.sizes.batch * table.units > 1 {
      lines += [""] + worst(record)
    }
    lines += conclusion(record, first)
    return lines.joined(separator: "\n") + "\n"
  }

  private static let head = line(
    "stage", " subject", " reference", "bound", "ratio", isMarked: false)

  private static func row(
    _ name: String, _ element: StageElement, _ dtype: String, isMarked: Bool
  ) -> String {
    line(
      name,
      element.actual.map { signed($0, isSingle: dtype == DType.float32.rawValue) } ?? " –",
      signed(element.expected), NumberText.rounded(element.bound),
      element.ratio.map(NumberText.rounded) ?? "–",
      isMarked: isMarked)
  }

  private static func line(
    _ name: String, _ subject: String, _ reference: String, _ bound: String, _ ratio: String,
    isMarked: Bool
  ) -> String {
    let cells = [
      (name, label), (subject, value), (reference, value), (bound, share), (ratio, share),
    ]
    var text = cells.map { padded($0.0, $0.1) }.joined(separator: " ") + (isMarked ? " <--" : "")
    while text.last == " " { text.removeLast() }
    return text
  }

  /// With a place for the sign, so that digits stand below and beside each other.
  private static func signed(_ number: Double, isSingle: Bool = false) -> String {
    let text = NumberText.fitted(
      number, isSingle: isSingle, width: number.sign == .minus ? value : value - 1)
    return text.hasPrefix("-") ? text : " " + text
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 0))
  }

  /// What the step starts from.
  private static func inputs(_ record: StepRecord) -> [String] {
    let table = record.table
    let isSingle = record.dtype == DType.float32.rawValue
    func numbers(_ values: ArraySlice<Double>) -> String {
      let shown = values.count > 8 ? values.prefix(6) : values
      return shown.map { NumberText.fitted($0, isSingle: isSingle, width: value) }
        .joined(separator: ", ") + (values.count > 8 ? ", … (\(values.count) in all)" : "")
    }
    let start = record.row * table.inputSize
    var lines = TextLayout.row(
      "x", numbers(table.inputs[start..<start + table.inputSize]), column: label + 2)
    for state in table.states {
      let start = record.row * state.units
      let isOther = state.units != table.units
      let index = start + record.unit
      let values =
        isOther ? state.values[start..<start + state.units] : state.values[index...index]
      let carried =
        state.isCarried && !isOther
        ? " ± \(NumberText.rounded(state.bound[index])), carried by the reference" : ""
      lines += TextLayout.row(
        "\(state.name) before", numbers(values) + carried, column: label + 2)
    }
    return lines
  }

  /// For each stage its worst element over all batch rows and units.
  private static func worst(_ record: StepRecord) -> [String] {
    let table = record.table
    var groups: [(name: String, worst: (gate: String?, element: StageElement)?)] = []
    for values in table.stages {
      let worst = values.worst(inRows: table.rows).map { (values.stage.gate, $0) }
      if groups.last?.name == values.stage.group, let last = groups.last?.worst {
        if worst?.1.ratio ?? -1 > last.element.ratio ?? -1 {
          groups[groups.count - 1].worst = worst
        }
      } else if groups.last?.name == values.stage.group {
        groups[groups.count - 1].worst = worst
      } else {
        groups.append((values.stage.group, worst))
      }
    }
    let first = groups.firstIndex { $0.worst?.element.isBeyond ?? false }
    let title =
      "The worst ratio of each stage over \(NumberText.count(table.rows.count, "batch row")) and "
      + "\(NumberText.count(table.units, "unit")):"
    return TextLayout.wrap(title, indent: "")
      + groups.enumerated().map { place, group in
        guard let worst = group.worst else { return "\(padded(group.name, label)) –" }
        let gate = worst.gate.map { "\($0), " } ?? ""
        let ratio = NumberText.rounded(worst.element.ratio ?? 0)
        return padded(group.name, label) + " " + padded(ratio, share + 1)
          + "\(gate)batch row \(worst.element.row), unit \(worst.element.unit)"
          + (place == first ? " <--" : "")
      }
  }

  private static func conclusion(_ record: StepRecord, _ first: Int?) -> [String] {
    let table = record.table
    if let first {
      return [""]
        + TextLayout.wrap(
          "<-- \(table.stages[first].stage.text) is the first stage beyond its bound: rounding does "
            + "not explain it.", indent: "")
    }
    guard let elsewhere = table.worst, elsewhere.element.isBeyond else { return [] }
    return [""]
      + TextLayout.wrap(
        "Nothing is beyond its bound at this unit, but \(elsewhere.stage.text) is at batch row "
          + "\(elsewhere.element.row), unit \(elsewhere.element.unit).", indent: "")
  }
}
