import ArgumentParser

/// How many processes share a campaign.
struct JobOptions: ParsableArguments {
  @Option(
    name: .customLong("jobs"), parsing: .unconditional,
    help: ArgumentHelp(
      "How many worker processes judge; the results do not depend on it. (default: as many as "
        + "there are cores, fewer for a short campaign)", valueName: "n"),
    transform: jobs(_:))
  var wanted: Int?
}
