import CommandSupport

@main enum NNetForwardMain {
  static func main() {
    Program.run(
      NNetForwardCommand.self, KaldiArguments.normalized(Array(CommandLine.arguments.dropFirst())))
  }
}
