public import Tensors

/// The plain recurrent cell of TensorFlow's BasicRNNCell.
///
/// For inputs x and a state h:
///
///     h′ = tanh([x; h]·kernel + bias)
///
/// with I inputs, H hidden units, kernel `[I+H, H]` (the input's rows first) and bias `[H]`.
/// Source: J. Elman, "Finding Structure in Time", 1990.
public struct RNNCell<Scalar: CellScalar>: Sendable {
  /// The weights, `[I+H, H]`, the input's rows first.
  public let kernel: Tensor<Scalar>

  /// The bias; of two, their sum.
  public let bias: Tensor<Scalar>

  /// How tanh is computed.
  public let activation: Activation
  let sizes: CellSizes

  /// I, the number of features of an input row.
  public var inputSize: Int { sizes.inputSize }
  /// H, the number of hidden units.
  public var hiddenSize: Int { sizes.hiddenSize }

  /// The cell of these weights.
  ///
  /// - Parameters:
  ///   - kernel: `[I+H, H]`.
  ///   - bias: `[H]`.
  ///   - recurrentBias: a second bias, as PyTorch and cuDNN have it; added to the first.
  ///   - activation: how tanh is computed.
  /// - Throws: `CellError` unless the kernel is `[I+H, H]` with I, H ≥ 1 and a bias `[H]`.
  public init(
    kernel: Tensor<Scalar>, bias: Tensor<Scalar>, recurrentBias: Tensor<Scalar>? = nil,
    activation: Activation = .standard
  ) throws(CellError) {
    sizes = try CellSizes(kernel: kernel, bias: bias, gates: 1)
    self.kernel = kernel
    self.bias = try sizes.sum(of: bias, and: recurrentBias)
    self.activation = activation
  }

  /// The state h of zeros for that many sequences, `[B, H]`.
  ///
  /// - Throws: `CellError` if the batch is negative or too large.
  public func zeroState(batch: Int) throws(CellError) -> Tensor<Scalar> {
    try .zeros([batch, hiddenSize])
  }

  /// The state h after one step, `[B, H]`.
  ///
  /// - Parameters:
  ///   - inputs: `[B, I]`.
  ///   - state: h, `[B, H]`.
  /// - Throws: `CellError` if a shape does not fit.
  public func step(
    _ inputs: Tensor<Scalar>, from state: Tensor<Scalar>
  ) throws(CellError) -> Tensor<Scalar> {
    try run(inputs.asSequence(width: inputSize), from: state).finalState
  }
}
