public import Tensors

/// The LSTM cell with peepholes, projection, clipping and coupled gates, each where it is asked for.
///
/// For inputs x and a state (c, h):
///
///     z = [x; h]·kernel + bias, in blocks of columns i, j, f, o
///     i = σ(z_i + peephole_i∘c)
///     f = σ(z_f + forgetBias + peephole_f∘c)
///     c′ = clip(c·f + i·tanh(z_j), cellClip)
///     o = σ(z_o + peephole_o∘c′)
///     h′ = clip((tanh(c′)·o)·projection, projectionClip)
///
/// with I inputs, H hidden units, P projected outputs, kernel `[I+P, 4H]` (`[I+H, 4H]` without a
/// projection), bias `[4H]`, peepholes `[H]` and projection `[H, P]`. With coupled gates there is
/// no block i, and i = 1 − f. The peephole of o sees the new c, after it was clipped. Sources: F. Gers
/// and J. Schmidhuber, 2000; H. Sak et al., 2014; K. Greff et al., 2016.
///
/// TensorFlow's LSTMCell, TensorFlow Lite's LSTM and Kaldi's LstmProjected are this cell.
public struct ExtendedLSTMCell<Scalar: CellScalar>: Sendable {
  /// The weights, `[I+P, 4H]`; `[I+H, 4H]` without a projection, 3H columns with coupled gates.
  public let kernel: Tensor<Scalar>

  /// The bias, `[4H]`; `[3H]` with coupled gates.
  public let bias: Tensor<Scalar>

  /// The weights with which gates see c; nil for a cell without peepholes.
  public let peepholes: Peepholes?

  /// The projection, `[H, P]`; nil for a cell without one.
  public let projection: Tensor<Scalar>?

  /// What is added to the forget gate's pre-activation.
  public let forgetBias: Scalar

  /// The largest |c′|; 0 is no limit.
  public let cellClip: Scalar
  /// The largest |h′|; 0 is no limit.
  public let projectionClip: Scalar

  /// Whether i = 1 − f.
  public let isCoupled: Bool

  /// How σ and tanh are computed.
  public let activation: Activation
  let sizes: CellSizes

  /// The weights, `[H]` each, with which gates see c.
  public struct Peepholes: Sendable {
    /// That of the input gate, `[H]`; nil with coupled gates.
    public var i: Tensor<Scalar>?

    /// That of the forget gate, `[H]`.
    public var f: Tensor<Scalar>

    /// That of the output gate, `[H]`; it sees the new c.
    public var o: Tensor<Scalar>

    /// Peepholes of these weights.
    public init(i: Tensor<Scalar>?, f: Tensor<Scalar>, o: Tensor<Scalar>) {
      self.i = i
      self.f = f
      self.o = o
    }
  }

  /// I, the number of features of an input row.
  public var inputSize: Int { sizes.inputSize }
  /// H, the number of hidden units, the width of c.
  public var hiddenSize: Int { sizes.hiddenSize }
  /// The width of h: P with a projection, and else H.
  public var outputSize: Int { sizes.outputSize }

  /// The cell of these weights.
  ///
  /// - Throws: `CellError` if a shape does not fit, or the peephole of i is missing, or there although
  ///   the gates are coupled.
  public init(
    kernel: Tensor<Scalar>, bias: Tensor<Scalar>, peepholes: Peepholes? = nil,
    projection: Tensor<Scalar>? = nil, forgetBias: Scalar = 1, cellClip: Scalar = 0,
    projectionClip: Scalar = 0, isCoupled: Bool = false, activation: Activation = .standard
  ) throws(CellError) {
    sizes = try CellSizes(
      kernel: kernel, bias: bias, gates: isCoupled ? 3 : 4, projection: projection)
    if let peepholes {
      guard (peepholes.i == nil) == isCoupled else {
        throw .peepholeOfInputGate(isCoupled: isCoupled)
      }
      if let i = peepholes.i { try sizes.check(vector: i, named: "peephole_i") }
      try sizes.check(vector: peepholes.f, named: "peephole_f")
      try sizes.check(vector: peepholes.o, named: "peephole_o")
    }
    self.kernel = kernel
    self.bias = bias
    self.peepholes = peepholes
    self.projection = projection
    self.forgetBias = forgetBias
    self.cellClip = cellClip
    self.projectionClip = projectionClip
    self.isCoupled = isCoupled
    self.activation = activation
  }
}
