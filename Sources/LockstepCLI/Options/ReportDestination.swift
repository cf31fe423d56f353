import ArgumentParser
import CommandSupport
import Lockstep

/// `FORMAT:PATH`: a report in a format, to a file or (as `-`) to standard output.
///
/// `Format` is what writes it: of a campaign or a model, or of a benchmark.
struct ReportDestination<Format> {
  let format: Format
  let path: String

  var isStandardOutput: Bool { path == "-" }

  /// The same text for the same file, however the path is spelt.
  var place: String { isStandardOutput ? path : filePlace(path) }

  /// - Parameter formats: those that are known, with their names.
  init(_ text: String, formats: [(name: String, format: Format)]) throws {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else {
      throw BadValue("a report is FORMAT:PATH, such as json:report.json")
    }
    guard let (_, format) = formats.first(where: { $0.name == parts[0] }) else {
      throw BadValue(unknown("report format", String(parts[0]), known: formats.map(\.name)))
    }
    guard !parts[1].hasSuffix(".npz") else {
      throw BadValue("a report is text, and NAME.npz may be a case file; choose another name")
    }
    self.format = format
    path = String(parts[1])
  }

  /// - Throws: `ValidationError` if two would be written to one place.
  static func refuseSamePlace(_ destinations: [ReportDestination]) throws {
    var seen: Set<String> = []
    for destination in destinations where !seen.insert(destination.place).inserted {
      throw ValidationError("Two reports cannot be written to the same path \(destination.path).")
    }
  }
}

extension ReportDestination<any Report.Type> {
  init(_ text: String) throws {
    try self.init(text, formats: allReports.map { ($0.name, $0) })
  }
}

extension ReportDestination<any BenchmarkReport.Type> {
  init(_ text: String) throws {
    try self.init(text, formats: allBenchmarkReports.map { ($0.name, $0) })
  }
}

/// The same text for the same file, however the path is spelt.
func filePlace(_ path: String) -> String {
  let name = path.split(separator: "/").last.map(String.init) ?? path
  let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  return realPath(path) ?? realPath(folder).map { $0 + "/" + name } ?? path
}
