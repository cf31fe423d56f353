import CrossCheck
import Tensors

/// The two tables and what is to be said of them, to be put into a document.
public enum GradeMarkdown: GradeReport {
  public static let name = "markdown"

  public static func render(_ record: GradeRecord, _ context: ReportContext) -> String {
    var lines = table(.accuracy(record), names: record.subjects.map(titled))
    lines += ["", GradeTable.meanings(record).joined(separator: " "), ""]
    lines += ["The worst ratio by profile:", ""]
    lines += table(
      .profiles(record), names: record.subjects.map { MarkdownText.code($0.name) })
    lines += ["", "Where each is worst:", ""]
    for subject in record.subjects {
      let name = MarkdownText.code(subject.name)
      if let worst = GradeTable.worst(subject, record) { lines.append("* \(name): \(worst)") }
      for remark in GradeTable.remarks(subject) {
        lines.append("* \(name): \(MarkdownText.escaped(remark))")
      }
    }
    lines.append("")
    for absence in record.absences { lines += [absence, ""] }
    let versions = context.environment.filter { $0.name != "prefix" }
      .map { "\($0.name) \($0.value)" }.joined(separator: ", ")
    lines.append("\(record.cases.prefix(1).uppercased() + record.cases.dropFirst()); \(versions).")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func table(_ table: GradeTable, names: [String]) -> [String] {
    MarkdownText.head(table.header)
      + zip(names, table.rows).map { MarkdownText.row([$0] + $1.dropFirst()) }
  }

  /// The name, the version and what it is.
  private static func titled(_ subject: GradedSubject) -> String {
    let version = subject.version.isEmpty ? "" : " " + MarkdownText.escaped(subject.version)
    return MarkdownText.code(subject.name) + version
      + (subject.title.map { ", " + MarkdownText.escaped($0) } ?? "")
  }
}
