public import Tensors

extension RNNCell {
  /// What a run over a sequence returns.
  public struct Run: Sendable {
    /// The states after every step, `[T, B, H]`.
    public let h: Tensor<Scalar>

    /// The state after the last step, `[B, H]`; the initial state if there is no step.
    public let finalState: Tensor<Scalar>

    /// The pre-activations, `[T, B, H]`; nil unless asked for.
    public let z: Tensor<Scalar>?
  }

  /// Runs the cell over a sequence: the same as `step` for each of its steps, bit for bit.
  ///
  /// - Parameters:
  ///   - inputs: the sequence, time-major, `[T, B, I]`; T and B may be 0.
  ///   - initialState: h, `[B, H]`.
  ///   - exposingActivations: whether to return z too.
  /// - Throws: `CellError` if a shape does not fit.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func run(
    _ inputs: Tensor<Scalar>, from initialState: Tensor<Scalar>, exposingActivations: Bool = false
  ) throws(CellError) -> Run {
    let (steps, batch) = try sizes.sequence(inputs)
    try sizes.check(state: initialState, named: "h", batch: batch)
    let rows = batch * hiddenSize
    let shape = [steps, batch, hiddenSize]
    let count = try Tensor<Scalar>.count(shape)

    // A history of T + 1 states, the initial one first; all pre-activations, or one step's.
    var h = initialState.scalars + [Scalar](repeating: 0, count: count)
    var z = [Scalar](repeating: 0, count: exposingActivations ? count : rows)
    if rows > 0 {
      advance(
        over: inputs.scalars, AffineMap(sizes), kernel.scalars, bias.scalars, h: &h, z: &z,
        steps: steps, batch: batch, exposing: exposingActivations)
    }
    return try Run(
      h: .result(shape, h[rows...]), finalState: .result([batch, hiddenSize], h.suffix(rows)),
      z: exposingActivations ? .result(shape, z[...]) : nil)
  }

  /// Computes the states after each of the steps in place.
  @inline(__always)
  private func advance(
    over inputs: UnsafePointer<Scalar>, _ map: AffineMap<Scalar>, _ kernel: UnsafePointer<Scalar>,
    _ bias: UnsafePointer<Scalar>, h: UnsafeMutablePointer<Scalar>,
    z: UnsafeMutablePointer<Scalar>, steps: Int, batch: Int, exposing: Bool
  ) {
    let rows = batch * hiddenSize
    for step in 0..<steps {
      let z = exposing ? z + step * rows : z
      let before = h + step * rows
      map.apply(
        kernel, bias, to: inputs + step * batch * inputSize, before, batch: batch, into: z)
      for index in 0..<rows { before[rows + index] = activation.tanh(z[index]) }
    }
  }
}
