public import Tensors

extension ExtendedLSTMCell {
  /// The memory c, `[B, H]`, and the output h, `[B, H]` or `[B, P]`.
  public typealias State = LSTMCell<Scalar>.State

  /// The state of zeros for that many sequences.
  ///
  /// - Throws: `CellError` if the batch is negative or too large.
  public func zeroState(batch: Int) throws(CellError) -> State {
    State(c: try .zeros([batch, hiddenSize]), h: try .zeros([batch, outputSize]))
  }

  /// What a run over a sequence returns.
  public struct Run: Sendable {
    /// The memory c after every step, `[T, B, H]`.
    public let c: Tensor<Scalar>

    /// The outputs after every step, `[T, B, H]`, or `[T, B, P]` behind a projection.
    public let h: Tensor<Scalar>

    /// The state after the last step; the initial state if there is no step.
    public let finalState: State

    /// The gates after the activation, `[T, B, H]` each, in the order of their blocks: i, j, f, o,
    /// or j, f, o; nil unless asked for.
    public let gates: [Tensor<Scalar>]?
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

  /// Runs the cell over a sequence: the same as `step` for each of its steps, bit for bit.
  ///
  /// - Parameters:
  ///   - inputs: the sequence, time-major, `[T, B, I]`; T and B may be 0.
  ///   - initialState: c, `[B, H]`, and h, `[B, H]` or `[B, P]`.
  ///   - exposingActivations: whether to return the gates too.
  /// - Throws: `CellError` if a shape does not fit.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func run(
    _ inputs: Tensor<Scalar>, from initialState: State, exposingActivations: Bool = false
  ) throws(CellError) -> Run {
    let (steps, batch) = try sizes.sequence(inputs)
    try sizes.check(state: initialState.c, named: "c", batch: batch)
    try sizes.check(state: initialState.h, named: "h", batch: batch, width: outputSize)
    let (inner, outer) = ([steps, batch, hiddenSize], [steps, batch, outputSize])
    let count = try Tensor<Scalar>.count([steps, batch, sizes.columns]) / (isCoupled ? 3 : 4)
    var walk = ExtendedLSTMWalk(
      batch: batch, units: hiddenSize, outputs: outputSize,
      c: initialState.c.scalars + [Scalar](repeating: 0, count: count),
      h: initialState.h.scalars
        + [Scalar](repeating: 0, count: try Tensor<Scalar>.count(outer)),
      z: [Scalar](repeating: 0, count: batch * sizes.columns),
      m: [Scalar](repeating: 0, count: batch * hiddenSize),
      gates: [[Scalar]](
        repeating: [Scalar](repeating: 0, count: exposingActivations ? count : 0),
        count: isCoupled ? 3 : 4))
    if batch > 0 {
      for step in 0..<steps {
        advance(&walk, step: step, inputs: inputs.scalars, exposing: exposingActivations)
      }
    }
    let (cells, outputs) = (batch * hiddenSize, batch * outputSize)
    return try Run(
      c: .result(inner, walk.c[cells...]), h: .result(outer, walk.h[outputs...]),
      finalState: State(
        c: .result([batch, hiddenSize], walk.c.suffix(cells)),
        h: .result([batch, outputSize], walk.h.suffix(outputs))),
      gates: exposingActivations ? Self.tensors(inner, walk.gates) : nil)
  }

  private static func tensors(
    _ shape: [Int], _ arrays: [[Scalar]]
  ) throws(CellError) -> [Tensor<Scalar>] {
    var tensors: [Tensor<Scalar>] = []
    for array in arrays { tensors.append(try .result(shape, array[...])) }
    return tensors
  }
}
