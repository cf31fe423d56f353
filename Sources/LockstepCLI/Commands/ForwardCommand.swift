import ArgumentParser
import CommandSupport

struct ForwardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forward",
    abstract: ForwardOptions.abstract,
    discussion: ForwardOptions.discussion)

  @OptionGroup var options: ForwardOptions

  @Flag(
    help: "Let the NumPy reference compute instead, in float64, and round its outputs at the end.")
  var reference = false

  @OptionGroup var python: PythonOptions

  func run() throws {
    let backend: any ForwardBackend =
      reference ? ReferenceBackend(python: python.configuration) : NativeBackend()
    try ForwardRun(options, backend: backend)
      .run(program: "lockstep forward" + (reference ? " --reference" : ""))
  }

  func validate() throws {
    guard python.python == nil || reference else {
      throw ValidationError("--python belongs to --reference, which alone needs it.")
    }
  }
}
