public import RecurrentCells

/// Recurrent layers, each fed by the one before, and perhaps an output layer behind the last.
///
///     let file = try ModelFormats.open("model.ckpt")
///     let plan = NetworkPlan(file.variables)
///     let network = try Network<Float>(plan, from: file)
///     let run = try network.run(inputs)
public struct Network<Scalar: CellScalar>: Sendable {
  /// The first sees the inputs; at least one.
  public let layers: [RecurrentLayer<Scalar>]
  public let output: OutputLayer<Scalar>?

  /// I of the first layer.
  public let inputSize: Int

  /// The width of what the network passes on: N of the output layer, or of the last layer.
  public var outputSize: Int { output?.layer.outputSize ?? layers[layers.count - 1].outputSize }

  /// - Throws: `NetworkError` if there is no layer, or one does not fit the one before.
  public init(
    layers: [RecurrentLayer<Scalar>], output: OutputLayer<Scalar>? = nil
  ) throws(NetworkError) {
    guard let first = layers.first else { throw .argument("A network has at least one layer") }
    var before = first
    for layer in layers.dropFirst() {
      guard layer.inputSize == before.outputSize else {
        throw Self.misfit(layer.name, layer.inputSize, behind: before)
      }
      before = layer
    }
    if let output, output.layer.inputSize != before.outputSize {
      throw Self.misfit(output.name, output.layer.inputSize, behind: before)
    }
    inputSize = first.inputSize
    self.layers = layers
    self.output = output
  }

  private static func misfit(
    _ name: String, _ inputs: Int, behind layer: RecurrentLayer<Scalar>
  ) -> NetworkError {
    .shape(
      scope: name,
      reason: "it takes \(inputs) inputs, but \(layer.name) has \(layer.outputSize) outputs")
  }
}
