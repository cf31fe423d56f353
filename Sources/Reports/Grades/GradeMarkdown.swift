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
      .profiles(record), names: record.subjects.map { code($0.name.printable, isInTable: true) })
    lines += ["", "Where each is worst:", ""]
    for subject in record.subjects {
      let name = code(subject.name.printable)
      if let worst = GradeTable.worst(subject, record) { lines.append("* \(name): \(worst)") }
      for remark in GradeTable.remarks(subject) { lines.append("* \(name): \(escaped(remark))") }
    }
    lines.append("")
    for absence in record.absences { lines += [absence, ""] }
    let versions = context.environment.filter { $0.name != "prefix" }
      .map { "\($0.name) \($0.value)" }.joined(separator: ", ")
    lines.append("\(record.cases.prefix(1).uppercased() + record.cases.dropFirst()); \(versions).")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func table(_ table: GradeTable, names: [String]) -> [String] {
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    return [row(table.header), "|" + String(repeating: "---|", count: table.header.count)]
      + zip(names, table.rows).map { name, cells in row([name] + cells.dropFirst()) }
  }

  /// The name, the version and what it is.
  private static func titled(_ subject: GradedSubject) -> String {
    let version = subject.version.isEmpty ? "" : " " + escaped(subject.version.printable)
    return code(subject.name.printable, isInTable: true) + version
      + (subject.title.map { ", " + escaped($0) } ?? "")
  }

  private static func code(_ text: String, isInTable: Bool = false) -> String {
    "`" + text.replacing("`", with: "'").replacing("|", with: isInTable ? "\\|" : "|") + "`"
  }

  /// Text of one line that is no markup.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if character.isNewline {
        result += " "
      } else {
        if "\\`*_|<>[]".contains(character) { result += "\\" }
        result.append(character)
      }
    }
    return result
  }
}
