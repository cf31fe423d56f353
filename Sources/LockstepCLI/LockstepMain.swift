import CommandSupport

@main enum LockstepMain {
  static func main() {
    Program.run(
      LockstepCommand.self, Array(CommandLine.arguments.dropFirst()),
      check: LockstepCommand.checkName(in:))
  }
}
