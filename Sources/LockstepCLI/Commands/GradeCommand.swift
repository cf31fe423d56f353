import ArgumentParser
import CommandSupport
import Lockstep

struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Shows how accurate subjects are, side by side.",
    discussion: """
      Each subject is judged by the very same cases, spread over the profiles: a row says how close it \
      comes to its bound, how accurate its activations are at least, and where it is worst. What is \
      not installed is named. Exit status 1 if any subject diverges or fails.
      """)

  @Argument(
    help: ArgumentHelp(
      "What is judged, as fuzz --subject takes it. (default: native, engine and every framework that "
        + "is installed)", valueName: "subject"),
    transform: SubjectChoice.init(_:))
  var subjects: [SubjectChoice] = []

  @Option(
    parsing: .unconditional,
    help: "How many cases for each subject. (default: 400)", transform: caseLimit(_:))
  var cases = 400

  @Option(
    parsing: .unconditional,
    help: "A number, or random, which draws one and prints it. (default: 1)",
    transform: seed(_:))
  var seed = CampaignOptions.defaultSeed

  @Option(
    name: .customLong("report"),
    help: ArgumentHelp(
      "Write a report: \(allGradeReports.map { $0.name }.joined(separator: ", ")), to a path or to "
        + "- for standard output, where it stands alone. May be repeated.",
      valueName: "format:path"),
    transform: ReportDestination<any GradeReport.Type>.init(_:))
  var destinations: [ReportDestination<any GradeReport.Type>] = []

  @Flag(help: "Print the verdict alone, and no progress.")
  var quiet = false

  @OptionGroup(title: "What the cases are like") var caseOptions: CaseOptions

  func validate() throws {
    try ReportDestination.refuseSamePlace(destinations)
    guard caseOptions.accept == nil else {
      throw ValidationError("--accept: fuzz and replay take it; here nothing is accepted.")
    }
  }

  func run() throws {
    var named: [SubjectChoice] = []
    for subject in subjects + (caseOptions.givenSubject.map { [$0] } ?? [])
    where !named.contains(subject) {
      named.append(subject)
    }
    var caseOptions = caseOptions
    let options = caseOptions.campaign(seed: seed, cases: cases, of: named)
    // Where a subject leaves one out, all do, and whoever repeats a case has to say so.
    if options.profiles != Profile.allCases { caseOptions.profileLists = [options.profiles] }
    let run = GradeRun(
      named: named, options: options,
      activationRoundoffs: caseOptions.activationRoundoffs,
      arguments: caseOptions.campaignArguments, python: caseOptions.python.configuration,
      port: caseOptions.port.choice, isQuiet: quiet)
    switch caseOptions.dtype {
    case .float32: try run(Float.self, reports: destinations)
    case .float64: try run(Double.self, reports: destinations)
    }
  }
}

extension ReportDestination<any GradeReport.Type> {
  init(_ text: String) throws {
    try self.init(text, formats: allGradeReports.map { ($0.name, $0) })
  }
}
