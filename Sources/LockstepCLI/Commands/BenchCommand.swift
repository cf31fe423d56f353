import ArgumentParser
import CommandSupport

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measures what Lockstep itself costs.",
    subcommands: [BenchActivationsCommand.self, BenchJudgeCommand.self, BenchReadCommand.self])

  func run() throws {
    throw CommandFailure(
      .usage, "name what to measure: lockstep bench judge, or lockstep bench read MODEL")
  }
}
