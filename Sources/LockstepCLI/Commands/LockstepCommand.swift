import ArgumentParser
import CommandSupport
import Lockstep

struct LockstepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lockstep",
    abstract: "Checks recurrent cells step by step against a NumPy reference, with a proven bound.",
    discussion: """
      Exit status: 0 agrees; 1 diverges, or the subject failed; 2 usage or bad input; 3 Python or \
      NumPy missing or wrong; 4 internal error, or a result that could not be written; 5 nothing \
      was compared, or nothing conclusively; 130 interrupted.
      """,
    version: lockstepVersion,
    subcommands: [
      FuzzCommand.self, MergeCommand.self, ReplayCommand.self, InspectCommand.self,
      CheckCommand.self,
      StepsCommand.self, ForwardCommand.self, ConvertCommand.self, DiagnoseCommand.self,
      SensitivityCommand.self, GradeCommand.self, GateCommand.self,
      BenchCommand.self, CampaignWorkerCommand.self, LibraryWorkerCommand.self,
      DoctorCommand.self,
    ])
}

extension LockstepCommand {
  /// Nothing was asked for, so nothing was checked: never status 0.
  func run() throws {
    throw CommandFailure(
      .usage, "name a command: lockstep fuzz, for example; lockstep --help lists them")
  }

  /// Suggests the command that was probably meant, which the parser does for options alone.
  static func checkName(in arguments: [String]) throws {
    guard let name = arguments.first, !name.hasPrefix("-") else { return }
    let commands = configuration.subcommands.map { $0.configuration }
    guard !commands.contains(where: { $0.commandName == name }), name != "help" else { return }
    let known = commands.filter(\.shouldDisplay).compactMap(\.commandName)
    throw CommandFailure(.usage, unknown("command", name, known: known))
  }
}
