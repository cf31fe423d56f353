import ArgumentParser

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measures what Lockstep itself costs.",
    subcommands: [BenchJudgeCommand.self])
}
