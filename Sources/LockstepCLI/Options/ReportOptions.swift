import ArgumentParser
import Lockstep

/// Where the results go.
struct ReportOptions: ParsableArguments {
  @Option(
    name: .customLong("report"),
    help: ArgumentHelp(
      "Write a report: \(allReports.map { $0.name }.joined(separator: " or ")), to a path or to - "
        + "for standard output. May be repeated.", valueName: "format:path"),
    transform: ReportDestination.init(_:))
  var destinations: [ReportDestination] = []

  @Flag(help: "Print the verdict alone, and no progress.")
  var quiet = false

  func validate() throws {
    var seen: Set<String> = []
    for destination in destinations where !seen.insert(destination.place).inserted {
      throw ValidationError("Two reports cannot be written to the same path \(destination.path).")
    }
  }
}
