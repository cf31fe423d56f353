package import ArgumentParser
package import Networks
package import RecurrentCells

/// What a model's file cannot say.
package struct UnsaidOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What an LSTM adds to its forget gate; no file says it. (default: 1 for TensorFlow's cells, 0 "
        + "for PyTorch's)", valueName: "x"),
    transform: finiteNumber(_:))
  package var forgetBias: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What TensorFlow's LSTMCell clips its c to, cell_clip; no file says it. (default: none; 3 for "
        + "LSTMBlockCell)", valueName: "x"),
    transform: clip(_:))
  package var cellClip: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What LSTMCell clips its projected outputs to, proj_clip; no file says it. (default: none)",
      valueName: "x"),
    transform: clip(_:))
  package var projectionClip: Double?

  @Option(
    help: ArgumentHelp(
      "What the output layer does at its end: none or softmax; no file says it. (default: none)",
      valueName: "name"),
    transform: outputActivation(_:))
  package var outputActivation: OutputActivation?

  @Option(
    help: ArgumentHelp(
      "Which network, where the file holds several; given again, the one that it feeds.",
      valueName: "scope"))
  package var scope: [String] = []

  @Option(
    help: ArgumentHelp(
      "Which variables are the output layer, or none. (default: the one pair that fits)",
      valueName: "scope"))
  package var outputScope: String?

  package init() {}

  package var networkOptions: NetworkOptions {
    NetworkOptions(
      forgetBias: forgetBias, cellClip: cellClip, projectionClip: projectionClip,
      outputActivation: outputActivation, scopes: scope,
      output: outputScope.map { $0 == "none" ? .absent : .scope($0) } ?? .automatic)
  }
}

package func finiteNumber(_ text: String) throws -> Double {
  guard let value = Double(text), value.isFinite else {
    throw BadValue("it must be a number such as 1 or -0.5")
  }
  return value
}

/// A clip of 0 is none.
func clip(_ text: String) throws -> Double {
  guard let value = Double(text), value.isFinite, value >= 0 else {
    throw BadValue("a clip is a number such as 3 or 0.5, and 0 is none")
  }
  return value
}

func outputActivation(_ text: String) throws -> OutputActivation {
  guard let activation = OutputActivation(rawValue: text) else {
    throw BadValue(
      unknown("output activation", text, known: OutputActivation.allCases.map(\.rawValue)))
  }
  return activation
}
