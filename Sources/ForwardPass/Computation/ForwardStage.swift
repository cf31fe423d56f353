public import Networks
public import RecurrentCells
public import Tensors

/// One network as the utterance loop sees it: rows in, rows out, whoever computes it.
public struct ForwardStage<Scalar: CellScalar> {
  /// What it is called in errors, such as `the model`.
  public let name: String

  /// I.
  public let inputSize: Int

  /// N.
  public let outputSize: Int

  /// From `[T, 1, I]` to `[T, 1, N]`, every call from the state of zeros.
  let run: (Tensor<Scalar>) throws -> Tensor<Scalar>

  public init(
    name: String, inputSize: Int, outputSize: Int,
    run: @escaping (Tensor<Scalar>) throws -> Tensor<Scalar>
  ) {
    self.name = name
    self.inputSize = inputSize
    self.outputSize = outputSize
    self.run = run
  }

  /// The native forward pass.
  public init(name: String, _ network: Network<Scalar>) {
    self.init(name: name, inputSize: network.inputSize, outputSize: network.outputSize) {
      try network.run($0).outputs
    }
  }
}
