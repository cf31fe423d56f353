import ArgumentParser
import Lockstep

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Repeats one case of a campaign.",
    discussion: "Takes the options of the campaign that shape its cases; a finding prints them all."
  )

  @Argument(
    help: ArgumentHelp("The campaign's seed and the case's index.", valueName: "seed:index"),
    transform: caseAddress(_:))
  var address: CaseAddress

  @OptionGroup(title: "What the cases are like") var caseOptions: CaseOptions
  @OptionGroup(title: "Results") var reportOptions: ReportOptions

  func run() throws {
    try CampaignRun(
      options: caseOptions.campaign(seed: address.seed, cases: 1),
      indices: address.index..<address.index + 1, cases: caseOptions, reports: reportOptions)()
  }
}
