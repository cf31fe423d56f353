import ArgumentParser
import CommandSupport

struct NNetForwardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nnet-forward",
    abstract: ForwardOptions.abstract,
    discussion: ForwardOptions.discussion)

  @OptionGroup var options: ForwardOptions

  func run() throws {
    try ForwardRun(options, backend: NativeBackend()).run(program: "nnet-forward")
  }
}
