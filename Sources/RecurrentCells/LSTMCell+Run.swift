public import Tensors

extension LSTMCell {
  /// Runs the cell over a sequence: the same as `step` for each of its steps, bit for bit.
  ///
  /// - Parameters:
  ///   - inputs: the sequence, time-major, `[T, B, I]`; T and B may be 0.
  ///   - initialState: c and h, `[B, H]`.
  ///   - exposingActivations: whether to return z and the gates too.
  /// - Throws: `CellError` if a shape does not fit.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func run(
    _ inputs: Tensor<Scalar>, from initialState: State, exposingActivations: Bool = false
  ) throws(CellError) -> Run {
    let (steps, batch) = try sizes.sequence(inputs)
    try sizes.check(state: initialState.c, named: "c", batch: batch)
    try sizes.check(state: initialState.h, named: "h", batch: batch)
    let rows = batch * hiddenSize
    let shape = [steps, batch, hiddenSize]
    let wide = [steps, batch, sizes.columns]
    let count = try Tensor<Scalar>.count(wide) / 4

    // A history of T + 1 states, the initial one first.
    var c = initialState.c.scalars + [Scalar](repeating: 0, count: count)
    var h = initialState.h.scalars + [Scalar](repeating: 0, count: count)
    // All pre-activations, or one step's; then the gates i, j, f, o, each over all steps.
    var z = [Scalar](repeating: 0, count: 4 * (exposingActivations ? count : rows))
    var gates = [Scalar](repeating: 0, count: exposingActivations ? 4 * count : 0)
    if rows > 0 {
      advance(
        over: inputs.scalars, AffineMap(sizes), kernel.scalars, bias.scalars, c: &c, h: &h, z: &z,
        gates: &gates, steps: steps, batch: batch, exposing: exposingActivations)
    }

    return try Run(
      c: .result(shape, c[rows...]), h: .result(shape, h[rows...]),
      finalState: State(
        c: .result([batch, hiddenSize], c.suffix(rows)),
        h: .result([batch, hiddenSize], h.suffix(rows))),
      activations: exposingActivations
        ? Activations(
          z: .result(wide, z[...]),
          i: .result(shape, gates[..<count]), j: .result(shape, gates[count..<(2 * count)]),
          f: .result(shape, gates[(2 * count)..<(3 * count)]),
          o: .result(shape, gates[(3 * count)...]))
        : nil)
  }

  /// Computes the states after each of the steps in place.
  @inline(__always)
  private func advance(
    over inputs: UnsafePointer<Scalar>, _ map: AffineMap<Scalar>, _ kernel: UnsafePointer<Scalar>,
    _ bias: UnsafePointer<Scalar>, c: UnsafeMutablePointer<Scalar>,
    h: UnsafeMutablePointer<Scalar>, z: UnsafeMutablePointer<Scalar>,
    gates: UnsafeMutablePointer<Scalar>, steps: Int, batch: Int, exposing: Bool
  ) {
    let (units, rows) = (hiddenSize, batch * hiddenSize)
    for step in 0..<steps {
      let z = exposing ? z + step * 4 * rows : z
      map.apply(
        kernel, bias, to: inputs + step * batch * inputSize, h + step * rows, batch: batch, into: z)
      for index in 0..<rows {
        let (row, unit) = index.quotientAndRemainder(dividingBy: units)
        let block = z + row * 4 * units + unit
        block[2 * units] += forgetBias
        let i = activation.sigmoid(block[0])
        let j = activation.tanh(block[units])
        let f = activation.sigmoid(block[2 * units])
        let o = activation.sigmoid(block[3 * units])
        let before = step * rows + index
        let new = c[before] * f + i * j
        c[before + rows] = new
        h[before + rows] = activation.tanh(new) * o
        if exposing {
          let gate = steps * rows
          gates[before] = i
          gates[gate + before] = j
          gates[2 * gate + before] = f
          gates[3 * gate + before] = o
        }
      }
    }
  }
}
