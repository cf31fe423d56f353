import ArgumentParser
import CommandSupport

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measures the engine beside other frameworks, and what Lockstep itself costs.",
    discussion: """
      lockstep bench alone, or with options, is lockstep bench cells; lockstep bench cells --help \
      names them.
      """,
    subcommands: [
      BenchCellsCommand.self, BenchActivationsCommand.self, BenchJudgeCommand.self,
      BenchReadCommand.self,
    ],
    defaultSubcommand: BenchCellsCommand.self)
}
