import ArgumentParser
import CommandSupport
import Lockstep

/// Where the results go.
struct ReportOptions: ParsableArguments {
  @Option(
    name: .customLong("report"),
    help: ArgumentHelp(
      "Write a report to a path, or to - for standard output, in a format: "
        + "\(allReports.map { $0.name }.joined(separator: ", ")). May be repeated.",
      valueName: "format:path"),
    transform: ReportDestination<any Report.Type>.init(_:))
  var destinations: [ReportDestination<any Report.Type>] = []

  @Flag(help: "Print the verdict alone, and no progress.")
  var quiet = false

  func validate() throws {
    try ReportDestination.refuseSamePlace(destinations)
  }

  /// - Throws: `CommandFailure` if a report would be written over something that is read, or over the
  ///   result itself.
  func refuseToReplace(_ paths: [String], result: String? = nil) throws {
    let files = Set(paths.compactMap(FileIdentity.init))
    let streams = [StandardStream.output, .error].compactMap { stream in
      FileIdentity.ofStream(stream.descriptor).map { (identity: $0, name: stream.name) }
    }
    for destination in destinations where !destination.isStandardOutput {
      let name = destination.path.printable
      if let file = FileIdentity(destination.path), files.contains(file) {
        throw CommandFailure(
          .usage,
          "the report \(name) would replace a file that is read; choose another path")
      }
      if let stream = FileIdentity(destination.path).flatMap({ file in
        streams.first { $0.identity == file }
      }) {
        throw CommandFailure(
          .usage,
          "the report \(name) is where \(stream.name) goes, and would replace or break it; "
            + "choose another path, or - for standard output")
      }
      if let result, destination.place == filePlace(result) {
        throw CommandFailure(
          .usage, "the report \(name) would replace what is written; choose another path")
      }
    }
  }
}
