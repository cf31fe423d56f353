import Tensors

/// The arrays of a run of an `ExtendedLSTMCell`.
struct ExtendedLSTMWalk<Scalar: CellScalar> {
  let batch: Int
  let units: Int
  let outputs: Int

  /// Histories of T + 1 states, the initial one first.
  var c: [Scalar]
  var h: [Scalar]

  /// One step's pre-activations, and its h before the projection.
  var z: [Scalar]
  var m: [Scalar]

  /// In the order of their blocks, each over all steps; empty unless exposed.
  var gates: [[Scalar]]
}

extension ExtendedLSTMCell {
  /// Computes the state after a step.
  @inline(__always)
  func advance(
    _ walk: inout ExtendedLSTMWalk<Scalar>, step: Int, inputs: [Scalar], exposing: Bool
  ) {
    let (batch, units, columns) = (walk.batch, walk.units, sizes.columns)
    walk.h.withUnsafeBufferPointer { h in
      walk.z.withUnsafeMutableBufferPointer { z in
        inputs.withUnsafeBufferPointer { inputs in
          guard let h = h.baseAddress, let z = z.baseAddress, let x = inputs.baseAddress else {
            return
          }
          AffineMap(sizes).apply(
            kernel.scalars, bias.scalars, to: x + step * batch * inputSize,
            h + step * batch * walk.outputs, batch: batch, into: z)
        }
      }
    }
    // The blocks: i is the first, unless it is coupled.
    let j = isCoupled ? 0 : units
    let (f, o) = (j + units, j + 2 * units)
    for index in 0..<batch * units {
      let (row, unit) = index.quotientAndRemainder(dividingBy: units)
      let block = row * columns + unit
      let before = step * batch * units + index
      let c = walk.c[before]
      let forget = activation.sigmoid(
        walk.z[block + f] + forgetBias + seen(c, through: peepholes?.f, unit))
      let input =
        isCoupled
        ? 1 - forget : activation.sigmoid(walk.z[block] + seen(c, through: peepholes?.i, unit))
      let candidate = activation.tanh(walk.z[block + j])
      let new = clipped(c * forget + input * candidate, to: cellClip)
      let output = activation.sigmoid(walk.z[block + o] + seen(new, through: peepholes?.o, unit))
      walk.c[before + batch * units] = new
      walk.m[index] = activation.tanh(new) * output
      guard exposing else { continue }
      let gates = isCoupled ? [candidate, forget, output] : [input, candidate, forget, output]
      for (gate, value) in gates.enumerated() { walk.gates[gate][before] = value }
    }
    project(&walk, step: step)
  }

  /// What a gate sees of c.
  @inline(__always)
  private func seen(_ c: Scalar, through peephole: Tensor<Scalar>?, _ unit: Int) -> Scalar {
    guard let peephole else { return 0 }
    return c * peephole.scalars[unit]
  }

  /// h′ of what the units put out.
  @inline(__always)
  private func project(_ walk: inout ExtendedLSTMWalk<Scalar>, step: Int) {
    let start = (step + 1) * walk.batch * walk.outputs
    guard let projection else {
      for index in walk.m.indices { walk.h[start + index] = walk.m[index] }
      return
    }
    walk.m.withUnsafeBufferPointer { m in
      walk.h.withUnsafeMutableBufferPointer { h in
        guard let m = m.baseAddress, let h = h.baseAddress else { return }
        AffineMap.accumulate(
          m, width: walk.units, times: projection.scalars, columns: walk.outputs,
          batch: walk.batch, into: h + start)
        for index in start..<start + walk.batch * walk.outputs {
          h[index] = clipped(h[index], to: projectionClip)
        }
      }
    }
  }

  /// The value within ±limit; NaN stays, and a limit of 0 is none.
  @inline(__always)
  private func clipped(_ value: Scalar, to limit: Scalar) -> Scalar {
    guard limit > 0 else { return value }
    return value > limit ? limit : value < -limit ? -limit : value
  }
}
