public import Tensors

/// The LSTM cell of TensorFlow's BasicLSTMCell.
///
/// For inputs x and a state (c, h):
///
///     z = [x; h]·kernel + bias, in blocks of columns i, j, f, o
///     c′ = c·σ(f + forgetBias) + σ(i)·tanh(j)
///     h′ = tanh(c′)·σ(o)
///
/// with I inputs, H hidden units, kernel `[I+H, 4H]` (the input's rows first) and bias `[4H]`.
/// Source: S. Hochreiter, J. Schmidhuber, "Long Short-Term Memory", 1997, with the forget gate of
/// F. Gers et al., 2000, and the forget bias of R. Jozefowicz et al., 2015.
///
///     let cell = try LSTMCell(kernel: kernel, bias: bias)
///     var state = try cell.zeroState(batch: 5)
///     state = try cell.step(rows, from: state)
///     let run = try cell.run(sequence, from: state)
public struct LSTMCell<Scalar: CellScalar>: Sendable {
  /// The weights, `[I+H, 4H]`, the input's rows first; column blocks i, j, f, o.
  public let kernel: Tensor<Scalar>

  /// The bias; of two, their sum.
  public let bias: Tensor<Scalar>

  /// What is added to the forget gate's pre-activation; no checkpoint holds it.
  public let forgetBias: Scalar

  /// How σ and tanh are computed.
  public let activation: Activation
  let sizes: CellSizes

  /// I, the number of features of an input row.
  public var inputSize: Int { sizes.inputSize }
  /// H, the number of hidden units.
  public var hiddenSize: Int { sizes.hiddenSize }

  /// The cell of these weights.
  ///
  /// - Parameters:
  ///   - kernel: `[I+H, 4H]`.
  ///   - bias: `[4H]`.
  ///   - recurrentBias: a second bias, as PyTorch and cuDNN have it; added to the first.
  ///   - forgetBias: what is added to the forget gate's pre-activation.
  ///   - activation: how σ and tanh are computed.
  /// - Throws: `CellError` unless the kernel is `[I+H, 4H]` with I, H ≥ 1 and a bias `[4H]`.
  public init(
    kernel: Tensor<Scalar>, bias: Tensor<Scalar>, recurrentBias: Tensor<Scalar>? = nil,
    forgetBias: Scalar = 1, activation: Activation = .standard
  ) throws(CellError) {
    sizes = try CellSizes(kernel: kernel, bias: bias, gates: 4)
    self.kernel = kernel
    self.bias = try sizes.sum(of: bias, and: recurrentBias)
    self.forgetBias = forgetBias
    self.activation = activation
  }
}

extension LSTMCell {
  /// The cell's memory c and output h, `[B, H]` each.
  public struct State: Sendable {
    /// The memory, `[B, H]`.
    public var c: Tensor<Scalar>

    /// The output, `[B, H]`.
    public var h: Tensor<Scalar>

    /// A state of these tensors.
    public init(c: Tensor<Scalar>, h: Tensor<Scalar>) {
      self.c = c
      self.h = h
    }
  }

  /// The state of zeros for that many sequences.
  ///
  /// - Throws: `CellError` if the batch is negative or too large.
  public func zeroState(batch: Int) throws(CellError) -> State {
    let zeros = try Tensor<Scalar>.zeros([batch, hiddenSize])
    return State(c: zeros, h: zeros)
  }

  /// The state after one step.
  ///
  /// - Parameters:
  ///   - inputs: `[B, I]`.
  ///   - state: c and h before it.
  /// - Throws: `CellError` if a shape does not fit.
  public func step(_ inputs: Tensor<Scalar>, from state: State) throws(CellError) -> State {
    try run(inputs.asSequence(width: inputSize), from: state).finalState
  }
}
