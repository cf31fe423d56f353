public import Networks
public import RecurrentCells

/// The network up to the sums that its last layer makes a softmax of; nil if that is no softmax.
public func withoutSoftmax<Scalar: CellScalar>(
  _ network: Network<Scalar>
) throws -> Network<Scalar>? {
  guard let output = network.output, output.activation == .softmax else { return nil }
  return try Network(
    layers: network.layers,
    output: OutputLayer(
      name: output.name, kernel: output.kernel, bias: output.bias, activation: .none))
}
