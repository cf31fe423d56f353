import ForwardPass
import Networks
import RecurrentCells
import Tensors

/// Numbers that repeat nowhere, of both signs.
func ramp<Scalar: TensorScalar>(
  _ dimensions: [Int], from start: Double, as _: Scalar.Type = Scalar.self
) throws -> Tensor<Scalar> {
  let count = dimensions.reduce(1, *)
  return try Tensor(
    dimensions, (0..<count).map { Scalar(start + 0.07 * Double($0 % 29) - 0.011 * Double($0)) })
}

/// An LSTM of 3 inputs and 4 units; with an output layer of 5 if it is asked for.
func makeNetwork<Scalar: CellScalar>(
  output: OutputActivation? = nil, as _: Scalar.Type = Scalar.self
) throws -> Network<Scalar> {
  let lstm = try Layer<Scalar>(
    name: "lstm", signature: .lstm,
    parameters: ["kernel": ramp([7, 16], from: -0.6), "bias": ramp([16], from: -0.4)])
  guard let output else { return try Network(layers: [lstm]) }
  let dense = try Layer<Scalar>(
    name: "output", signature: output == .softmax ? .denseSoftmax : .dense,
    parameters: ["kernel": ramp([4, 5], from: -0.9), "bias": ramp([5], from: -0.8)])
  return try Network(layers: [lstm, dense])
}

/// What the network makes of `[T, I]`, `[T, N]`, by its own run.
func outputs<Scalar: CellScalar>(
  of network: Network<Scalar>, _ features: Tensor<Scalar>
) throws -> Tensor<Scalar> {
  let steps = features.shape.dimensions[0]
  let run = try network.run(Tensor([steps, 1, network.inputSize], features.scalars))
  return try Tensor([steps, network.outputSize], run.outputs.scalars)
}
