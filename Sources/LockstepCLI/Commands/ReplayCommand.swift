import ArgumentParser
import CommandSupport
import Lockstep

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Repeats cases: of a campaign, or from files.",
    discussion: """
      SEED:INDEX takes the options of the campaign that shape its cases; a finding prints them all. \
      A case file says what its case is, and which subject it was found with.
      """)

  @Argument(
    help: ArgumentHelp(
      "A campaign's seed and the case's index, or a case file.", valueName: "seed:index|file"),
    completion: .file(),
    transform: ReplayTarget.init(_:))
  var targets: [ReplayTarget]

  @Flag(help: "Status 0 if every case diverges or fails, and 1 if one does not.")
  var expectDivergence = false

  @OptionGroup(title: "What the cases are like") var caseOptions: CaseOptions
  @OptionGroup(title: "Results") var reportOptions: ReportOptions

  func run() throws {
    var paths: [String] = []
    var options: CampaignOptions?
    let parts = try targets.map { target in
      switch target {
      case .address(let address):
        let campaign = caseOptions.campaign(seed: address.seed, cases: targets.count)
        options = options ?? campaign
        return CampaignPart.generated(campaign, address.index..<address.index + 1)
      case .file(let path):
        try refuseFolder(path)
        try refuseOptions(for: path)
        let file = try FiledPart(path: path, subject: caseOptions.givenSubject)
        options =
          options
          ?? CampaignOptions(
            signature: file.file.stored.signature, cases: targets.count, profiles: [])
        paths.append(path)
        return .file(path: path, subject: caseOptions.givenSubject)
      }
    }
    try reportOptions.refuseToReplace(paths)
    let subject = caseOptions.givenSubject.map { ["--subject", shellQuoted($0.text)] } ?? []
    try CampaignRun(
      options: options ?? caseOptions.campaign(seed: 0, cases: 0), parts: parts,
      cases: caseOptions, reports: reportOptions,
      fileArguments: subject + caseOptions.judgeArguments, expectsDivergence: expectDivergence)()
  }

  private func refuseFolder(_ path: String) throws {
    guard isFolder(path) else { return }
    let name = shellQuoted(path.last == "/" ? String(path.dropLast()) : path)
    throw CommandFailure(
      .usage,
      "\(path.printable): it is a folder; \(programName()) replay \(name.printable)/*.npz repeats the "
        + "case files in it, and fuzz --corpus \(name.printable) does so before any new case")
  }

  private func refuseOptions(for path: String) throws {
    guard let name = caseOptions.namesForGenerating.first else { return }
    throw CommandFailure(
      .usage, "\(name): the case file \(path.printable) says that itself; leave the option out")
  }
}
