import ArgumentParser
import Lockstep

/// How a model is judged, and by which NumPy.
struct JudgeOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What activations may be off by, in unit roundoffs. (default: 10)", valueName: "k"),
    transform: roundoffs(_:))
  var activationRoundoffs = 10.0

  @OptionGroup var python: PythonOptions
}
