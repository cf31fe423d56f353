import _RecurrentKernels

/// One sequence's way through the cell: where its inputs and states lie.
package struct Passage {
  let steps: Int
  let batch: Int

  /// `[T, B, I]`.
  let inputs: UnsafePointer<Float>

  /// The states before the first step, `[B, H]`.
  let initialC: UnsafePointer<Float>
  let initialH: UnsafePointer<Float>

  /// The states after every step: `[T, B, H]`, or c `[B, H]` if its past is not kept.
  let c: UnsafeMutablePointer<Float>
  let h: UnsafeMutablePointer<Float>
  let keepsC: Bool

  /// z `[T, B, 4H]` and i, j, f, o `[T, B, H]`; nil if they are not wanted.
  var z: UnsafeMutablePointer<Float>?
  var gates: [UnsafeMutablePointer<Float>] = []

  /// What the kernels are told of all steps of a single batch row, of which nothing else is wanted.
  func row(of cell: PackedLSTM) -> recurrent_row {
    recurrent_row(
      steps: steps, inputs: inputs, c: initialC, h: initialH, next_c: c,
      c_stride: keepsC ? cell.hiddenSize : 0, next_h: h)
  }

  /// What the kernels are told of a step.
  ///
  /// - Parameter preactivations: of this step, if they were computed before.
  func step(
    _ step: Int, of cell: PackedLSTM, preactivations: UnsafePointer<Float>?
  ) -> recurrent_step {
    let rows = batch * cell.hiddenSize
    let past = (step - 1) * rows
    var next = recurrent_step()
    // To and fro: what the last step read last is still near.
    next.backwards = !step.isMultiple(of: 2)
    if let preactivations {
      next.preactivations = preactivations
    } else {
      next.inputs = inputs + step * batch * cell.inputSize
    }
    next.h = step == 0 ? initialH : UnsafePointer(h + past)
    next.next_h = h + step * rows
    next.c = step == 0 ? initialC : UnsafePointer(c + (keepsC ? past : 0))
    next.next_c = c + (keepsC ? step * rows : 0)
    if let z {
      next.z = z + step * 4 * rows
      next.gates = (
        gates[0] + step * rows, gates[1] + step * rows, gates[2] + step * rows,
        gates[3] + step * rows
      )
    }
    return next
  }
}
