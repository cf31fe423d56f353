import ArgumentParser
import CommandSupport
import Lockstep

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Makes one report of the shards of a campaign.",
    discussion: """
      Every shard of fuzz --shard I/N is named once, by its JSON report. The result, its status too, \
      is that of a single run. Findings are looked into again, since what is known of the earlier \
      ones is a part of that; without any, no Python is needed. Shards run side by side: the time of \
      the whole is that of the longest shard, and cases a second are all cases over that.
      """)

  @Argument(
    help: ArgumentHelp("The JSON reports of all shards.", valueName: "report"), completion: .file())
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "Where the smallest case of each cause is written; - is nowhere. (default: "
        + "\(CampaignRun.defaultFindings))", valueName: "folder"), completion: .directory)
  var findings: String?

  @Option(
    name: .customLong("subject"),
    help: ArgumentHelp(
      "The program that was judged, if it was one of yours: a report may not say which is run.",
      valueName: "subject"),
    transform: SubjectChoice.init(_:))
  var givenSubject: SubjectChoice?

  @OptionGroup var python: PythonOptions
  @OptionGroup var port: PortOptions
  @OptionGroup(title: "Results") var reportOptions: ReportOptions

  func validate() throws {
    if findings == "" {
      throw ValidationError("--findings: a folder has a name, and - is nowhere.")
    }
  }

  func run() throws {
    try reportOptions.refuseToReplace(paths)
    let reports = try paths.map { (path: $0, shard: try Self.shard(at: $0)) }
    let parts: [RecordedShard]
    do {
      parts = try RecordedShard.parts(of: reports)
    } catch {
      throw CommandFailure(.usage, "the reports cannot be merged: \(error)")
    }
    var cases = try caseOptions(of: parts[0], paths[0])
    try refuseSubject(cases.subject, of: paths[0])
    cases.port = port
    let options = cases.campaign(seed: parts[0].seed, cases: parts[0].cases)
    for report in reports {
      do {
        try report.shard.refuseOtherCampaign(
          than: options, activationRoundoffs: cases.activationRoundoffs, tolerance: cases.accept)
      } catch { throw CommandFailure(.usage, "\(report.path.printable): \(error)") }
    }
    let folder = findings ?? CampaignRun.defaultFindings
    let kept = try folder == "-" ? nil : attempt { try Corpus(addingTo: folder) }
    try CampaignRun(
      options: options, parts: [.judged(options, parts)], cases: cases, reports: reportOptions,
      fileArguments: ["--subject", shellQuoted(cases.subject.text)] + cases.judgeArguments,
      findings: kept)()
  }

  /// Far more than any report has.
  private static let mostBytes = 64 << 20

  private static func shard(at path: String) throws -> RecordedShard {
    let file = try attempt { try MappedFile(path: path) }
    guard file.bytes.count <= mostBytes else {
      throw CommandFailure(.usage, "\(path.printable): it is too large for a report")
    }
    do {
      let shard = try RecordedShard(report: Array(file.bytes))
      try refuseOtherVersion(of: shard)
      return shard
    } catch {
      throw CommandFailure(.usage, "\(path.printable): \(error)")
    }
  }

  private static func refuseOtherVersion(of shard: RecordedShard) throws {
    let version = shard.environment.first { $0.name == "lockstep" }?.value ?? "another version"
    guard version != lockstepVersion else { return }
    throw MergeRefusal(
      description: "it was written by lockstep \(version), and this is \(lockstepVersion): merge "
        + "with the version that ran the shards")
  }

  private struct MergeRefusal: Error, CustomStringConvertible { let description: String }

  /// Findings are looked into by running the subject: only as whoever merges says.
  private func refuseSubject(_ subject: SubjectChoice, of path: String) throws {
    if let givenSubject, givenSubject != subject {
      throw CommandFailure(
        .usage,
        "\(path.printable) is of the subject '\(subject.text.printable)', not of "
          + "'\(givenSubject.text.printable)'")
    }
    guard givenSubject == nil, subject.isProgramOfUsers else { return }
    throw CommandFailure(
      .usage,
      "\(path.printable) is of the subject '\(subject.text.printable)', and a report may not say which "
        + "program is run; say --subject \(shellQuoted(subject.text).printable)")
  }

  /// The options that the shards were run with.
  private func caseOptions(of shard: RecordedShard, _ path: String) throws -> CaseOptions {
    let environment = python.python.map { ["--python=" + $0] } ?? []
    do {
      let options = try CaseOptions.parse(shard.arguments + environment)
      guard options.campaignArguments == shard.arguments,
        options.dtype.rawValue == shard.subject.dtype
      else { throw ValidationError("they are not written as lockstep writes them") }
      return options
    } catch {
      throw CommandFailure(
        .usage,
        "\(path.printable): its options cannot be used: \(CaseOptions.message(for: error).printable)"
      )
    }
  }
}
