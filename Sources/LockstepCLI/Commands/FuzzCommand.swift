import ArgumentParser
import CommandSupport
import Lockstep

struct FuzzCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz",
    abstract: "Judges a subject by random cases.",
    discussion: """
      The subject runs all steps of a case; then the reference recomputes every step from the \
      subject's own state and bounds what rounding can explain. The same seed and options give the \
      same cases everywhere.
      """)

  @Option(
    parsing: .unconditional,
    help: "How many cases; with 0 nothing is compared (status 5). (default: 2000)",
    transform: caseCount(_:))
  var cases = 2000

  @Option(
    parsing: .unconditional,
    help: "A number, or random, which draws one and prints it. (default: 1)",
    transform: seed(_:))
  var seed = CampaignOptions.defaultSeed

  @Option(
    help: ArgumentHelp(
      "Case files that are replayed before any new case; a finding of a new cause is added.",
      discussion: "The folder is made if there is none.", valueName: "folder"),
    completion: .directory)
  var corpus: String?

  @Option(
    help: ArgumentHelp(
      "Where the smallest case of each cause is written; - is nowhere. (default: "
        + "\(CampaignRun.defaultFindings), or the corpus)", valueName: "folder"),
    completion: .directory)
  var findings: String?

  @OptionGroup var jobs: JobOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Judge only the I-th of N parts of the campaign; lockstep merge makes one report of the JSON "
        + "reports of all parts. A part that is left without a case, since there are more parts than "
        + "blocks of \(Block.length) cases, says so and ends with 0.", valueName: "i/n"),
    transform: shard(_:))
  var shard: Shard?

  @OptionGroup(title: "What the cases are like") var caseOptions: CaseOptions
  @OptionGroup(title: "Results") var reportOptions: ReportOptions

  func validate() throws {
    if corpus != nil, findings != nil {
      throw ValidationError("With --corpus findings are added to the corpus: leave out --findings.")
    }
    if corpus != nil, shard != nil {
      throw ValidationError(
        "A shard is a part of the generated cases: leave out --corpus, and replay its files apart.")
    }
    if findings == "" {
      throw ValidationError("--findings: a folder has a name, and - is nowhere.")
    }
  }

  func run() throws {
    let options = caseOptions.campaign(seed: seed, cases: cases)
    let subject = caseOptions.subject
    let corpus = try corpus.map { folder in try attempt { try Corpus(folder: folder) } }
    let files = corpus?.files ?? []
    try reportOptions.refuseToReplace(files)
    let indices = shard?.indices(of: cases) ?? 0..<cases
    let folder = findings ?? CampaignRun.defaultFindings
    let kept =
      try folder == "-" || corpus != nil ? nil : attempt { try Corpus(addingTo: folder) }
    try CampaignRun(
      options: options,
      parts: files.map { .file(path: $0, subject: subject) } + [.generated(options, indices)],
      cases: caseOptions, reports: reportOptions,
      fileArguments: ["--subject", shellQuoted(subject.text)] + caseOptions.judgeArguments,
      corpus: corpus, findings: kept, shard: shard,
      jobs: caseOptions.workers(for: indices, wanted: jobs.wanted))()
  }
}
