import CrossCheck
import Tensors

/// For people: the accuracy table, the worst ratios by profile, and where each subject is worst.
///
///     subject          grade   verdict    ratio  statist.     k ≥     bias last place
///     pytorch              A    agrees    0.315     0.331     1.2  1.3e-07       31.5
public enum GradeText: GradeReport {
  public static let name = "text"

  private static let column = 16
  private static let widths = [6, 10, 9, 10, 9, 9, 11]
  private static let profileWidth = 8

  public static func render(_ record: GradeRecord, _ context: ReportContext) -> String {
    render(record, context, .plain)
  }

  /// - Parameter style: plain for files.
  public static func render(
    _ record: GradeRecord, _ context: ReportContext, _ style: TextStyle
  ) -> String {
    var lines = [verdict(of: record, style), ""]
    lines += table(.accuracy(record), widths)
    lines.append("")
    for meaning in GradeTable.meanings(record) { lines += TextLayout.wrap(meaning, indent: "") }
    lines += ["", "The worst ratio by profile:", ""]
    lines += table(
      .profiles(record),
      [Int](repeating: profileWidth, count: record.options.profiles.count))
    lines += ["", "Where each is worst:", ""]
    func row(_ label: String, _ value: String) {
      lines += TextLayout.row(short(label), value, column: column)
    }
    for subject in record.subjects {
      if let worst = GradeTable.worst(subject, record) { row(subject.name.printable, worst) }
    }
    let remarks = record.subjects.map { ($0.name.printable, GradeTable.remarks($0)) }
    for (name, remarks) in remarks where !remarks.isEmpty {
      lines.append("")
      for (position, remark) in remarks.enumerated() { row(position == 0 ? name : "", remark) }
    }
    lines.append("")
    for absence in record.absences { lines += TextLayout.wrap(absence, indent: "") }
    row("cases", record.cases)
    row("subjects", record.subjects.map(description).joined(separator: ", "))
    row("seconds", NumberText.rounded(context.seconds))
    row(
      "environment", context.environmentText)
    return lines.joined(separator: "\n") + "\n"
  }

  /// What all subjects come to, in one line.
  public static func verdict(of record: GradeRecord, _ style: TextStyle) -> String {
    style.headline(verdict(of: record), record.verdict)
  }

  /// The same without colours.
  public static func verdict(of record: GradeRecord) -> String {
    let agreeing = record.subjects.filter { $0.verdict == .agrees }.count
    let all = NumberText.count(record.subjects.count, "subject")
    let others = record.subjects.filter { $0.verdict != .agrees }.map { subject in
      "\(subject.name.printable) \(TextReport.headline(subject.verdict))"
    }
    let text = "\(record.verdict.rawValue): \(agreeing) of \(all)"
    return others.isEmpty ? text : "\(text) in agreement; " + others.joined(separator: ", ")
  }

  /// `pytorch 2.15.0`.
  static func description(_ subject: GradedSubject) -> String {
    subject.name.printable + (subject.version.isEmpty ? "" : " " + subject.version.printable)
  }

  private static func table(_ table: GradeTable, _ widths: [Int]) -> [String] {
    ([table.header] + table.rows).enumerated().map { position, cells in
      let names = position == 0 ? cells.map { shortened($0, to: profileWidth + 2) } : cells
      let others = zip(names.dropFirst(), widths).map { cell, width in
        let text = shortened(cell, to: width - 1)
        return String(repeating: " ", count: max(0, width - text.count)) + text
      }
      let name = short(names[0])
      return name + String(repeating: " ", count: column - name.count) + others.joined()
    }
  }

  /// What fits into the first column.
  private static func short(_ name: String) -> String {
    if name.count < column { return name }
    // What tells programs apart stands at the end of their path.
    let program = name.prefix { $0 != " " }
    if program.count < column - 2, program.count < name.count { return program + " …" }
    let kind = program.prefix { $0 != ":" }
    guard kind.count < min(program.count, column / 2) else { return name.prefix(column - 2) + "…" }
    return kind + ":…" + program.suffix(column - kind.count - 3)
  }

  private static func shortened(_ text: String, to width: Int) -> String {
    if text.count <= width { return text }
    return text == "infinity" ? "inf" : text.prefix(width - 1) + "."
  }
}
