import CommandSupport
import Lockstep

/// `FORMAT:PATH`: a report in a format, to a file or (as `-`) to standard output.
struct ReportDestination {
  let format: any Report.Type
  let path: String

  var isStandardOutput: Bool { path == "-" }

  /// The same text for the same file, however the path is spelt.
  var place: String {
    isStandardOutput ? path : Self.place(of: path)
  }

  static func place(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    return realPath(path) ?? realPath(folder).map { $0 + "/" + name } ?? path
  }

  init(_ text: String) throws {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let formats = allReports.map { $0.name }
    guard parts.count == 2, !parts[1].isEmpty else {
      throw BadValue("a report is FORMAT:PATH, such as json:report.json")
    }
    guard let format = allReports.first(where: { $0.name == parts[0] }) else {
      throw BadValue(unknown("report format", String(parts[0]), known: formats))
    }
    guard !parts[1].hasSuffix(".npz") else {
      throw BadValue("a report is text, and NAME.npz may be a case file; choose another name")
    }
    self.format = format
    path = String(parts[1])
  }
}
