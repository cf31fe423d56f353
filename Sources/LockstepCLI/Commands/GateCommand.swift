import ArgumentParser
import CommandSupport
import Lockstep

struct GateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate",
    abstract: "Fails where anything is worse than a committed baseline.",
    discussion: """
      One run: the case files of a corpus, the same generated cases for each subject, the known \
      mistakes, and models. Subjects are those of --subject, which may be repeated here; without it \
      native and the engine. It fails on any divergence, on more cases without an answer or a proof \
      than the baseline allows, on a worst ratio that more than doubled although it is still within \
      the bound, and on what vanished. Where nothing was compared it ends with 5.
      """)

  @Option(
    help: ArgumentHelp(
      "The committed file that the run is compared with, lockstep-baseline/1.", valueName: "file"),
    completion: .file())
  var baseline: String

  @Flag(
    help: """
      Write the baseline anew, what it allows kept. Refused where CI is set, and where anything \
      diverges.
      """)
  var updateBaseline = false

  @Option(
    help: ArgumentHelp(
      "Case files, each for every subject that can be its cell; none is added.",
      valueName: "folder"), completion: .directory)
  var corpus: String?

  @Option(
    help: ArgumentHelp(
      "A model, or a folder of models, which are run as check does. May be repeated.",
      discussion: """
        Beside a model NAME.EXT its inputs and outputs are NAME.io.npz, in a checkpoint's folder \
        io.npz: x [B, T, I] and outputs [B, T, H], the last recurrent layer's; and, where there are \
        such, logits of the output layer, sequence_length [B], c0 and h0. Without it inputs are drawn. \
        What cannot be judged in a folder is a reason to fail, and the other models are judged; a model \
        that is named by itself ends with 2.
        """, valueName: "path"), completion: .file())
  var models: [String] = []

  @Option(
    help: ArgumentHelp(
      "Where all reports are written, in every format, and the cases of findings. It is made if there "
        + "is none.", valueName: "folder"), completion: .directory)
  var reports: String?

  @Option(
    parsing: .unconditional,
    help: "How many cases are generated for each subject. (default: 1000)",
    transform: caseCount(_:))
  var cases = 1000

  @Option(
    parsing: .unconditional, help: "What they are generated from. (default: 1)",
    transform: seed(_:))
  var seed = CampaignOptions.defaultSeed

  @Flag(
    inversion: .prefixedNo, help: "Whether the known mistakes are made too, which must be caught.")
  var sensitivity = true

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "After how many cases a known mistake counts as missed. (default: 500)", valueName: "n"),
    transform: caseLimit(_:))
  var sensitivityLimit: Int?

  @OptionGroup var jobs: JobOptions

  @Flag(help: "Print the verdict alone, and no progress.")
  var quiet = false

  @OptionGroup(title: "What the cases are like") var caseOptions: CaseOptions

  func validate() throws {
    guard sensitivity || sensitivityLimit == nil else {
      throw ValidationError("--sensitivity-limit: --no-sensitivity makes no mistake at all.")
    }
    for (option, value) in [("--baseline", baseline), ("--reports", reports)] where value == "" {
      throw ValidationError("\(option): it has a name.")
    }
  }

  func run() throws {
    if updateBaseline { try BaselineFile.refuseInCI() }
    let file = BaselineFile(path: baseline)
    let old = try file.read(mayBeMissing: updateBaseline)
    var subjects: [SubjectChoice] = []
    for subject in caseOptions.givenSubjects where !subjects.contains(subject) {
      subjects.append(subject)
    }
    if subjects.isEmpty { subjects = [.native, .engine(nil)] }
    var caseOptions = caseOptions
    let options = caseOptions.campaign(seed: seed, cases: cases, of: subjects)
    // Where a subject leaves one out, all do, and whoever repeats a case has to say so.
    if options.profiles != Profile.allCases { caseOptions.profileLists = [options.profiles] }
    caseOptions.givenSubject = nil
    let files = try corpus.map { folder in
      guard isFolder(folder) else {
        throw CommandFailure(.usage, "--corpus \(folder.printable): there is no such folder")
      }
      return try attempt { try Corpus.caseFiles(at: folder) }.map(\.path)
    }
    let found = try GateModels(at: models)
    let folder = try reports.map { try GateReports(folder: $0) }
    try folder?.refuseToReplace(
      [baseline] + (files ?? []) + found.models.flatMap(\.paths) + found.failedPaths,
      models: found.models.map(\.name), baseline: baseline)
    try GateRun(
      baseline: file, old: old, isUpdate: updateBaseline, options: options,
      // Where nothing is to be judged by them, subjects do not take part.
      subjects: cases > 0 || corpus != nil || models.isEmpty ? subjects : [],
      files: files ?? [], corpus: corpus, models: found.models, failedModels: found.failed,
      sensitivityLimit: sensitivity ? sensitivityLimit ?? 500 : nil, reports: folder,
      cases: caseOptions, jobs: jobs.wanted, isQuiet: quiet)()
  }
}
