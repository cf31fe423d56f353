import ArgumentParser
import CommandSupport

/// Which step and unit are shown, and how.
struct StepsPlaceOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The step, from 0. (default: the first that diverges, or 0)", valueName: "n"),
    transform: place(_:))
  var step: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The hidden unit, from 0. (default: the worst of the step, with the worst ratio of every stage "
        + "over all units)", valueName: "n"),
    transform: place(_:))
  var unit: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The batch row, from 0; of a table, the utterance. (default: the worst of the step)",
      valueName: "n"),
    transform: place(_:))
  var batchRow: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The layer of a model, from 0. (default: the first recurrent one, or that of --expected)",
      valueName: "n"),
    transform: place(_:))
  var layer: Int?

  @Flag(help: "Write JSON, of all units and batch rows of the step.")
  var json = false

  @Flag(help: "Step through: reads next, previous, … from standard input; h lists them.")
  var interactive = false

  func validate() throws {
    guard !(json && interactive) else {
      throw ValidationError("--json writes one step; leave it out or leave out --interactive.")
    }
  }
}
