import CommandSupport

@main enum LockstepMain {
  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "forward" { arguments = KaldiArguments.normalized(arguments) }
    Program.run(
      LockstepCommand.self, arguments,
      check: LockstepCommand.checkName(in:))
  }
}
