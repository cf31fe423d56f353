import ArgumentParser
import CommandSupport

struct ForwardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forward",
    abstract: ForwardOptions.abstract,
    discussion: ForwardOptions.discussion)

  @OptionGroup var options: ForwardOptions

  func run() throws {
    try ForwardRun(options, backend: NativeBackend()).run(program: "lockstep forward")
  }
}
