import CommandSupport
import Lockstep

/// `FORMAT:PATH`: a report of a benchmark, to a file or (as `-`) to standard output.
struct BenchmarkDestination {
  let format: any BenchmarkReport.Type
  let path: String

  var isStandardOutput: Bool { path == "-" }

  /// The same text for the same file, however the path is spelt.
  var place: String { isStandardOutput ? path : ReportDestination.place(of: path) }

  init(_ text: String) throws {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else {
      throw BadValue("a report is FORMAT:PATH, such as json:report.json")
    }
    guard let format = allBenchmarkReports.first(where: { $0.name == parts[0] }) else {
      throw BadValue(
        unknown("report format", String(parts[0]), known: allBenchmarkReports.map { $0.name }))
    }
    self.format = format
    path = String(parts[1])
  }
}
