import LockstepTesting
import OwnCell

/// Runs `GatedMemory` on Lockstep's cases: a case in, a trace out.
///
/// All that an adapter does is to change layouts. Lockstep's are TensorFlow's: inputs [T, B, I],
/// states [B, H], a fused kernel [I+H, 4H] whose column blocks are the gates i, j, f, o.
struct MyCell: Subject {
  typealias Scalar = Float

  let name = "my cell"

  /// What the test sets to see the check fail.
  var forgetsForgetBias = false

  func trace(of example: Case<Float>) throws -> Trace<Float> {
    // A model may be of another cell, with peepholes or two biases: what is thrown is the failure.
    guard example.signature == .lstm else { throw Unsupported(cell: example.signature.cell) }
    let sizes = example.sizes
    var rows = (0..<sizes.batch).map { row in cell(for: example, row: row) }
    let inputs = example["inputs"].scalars
    var memory: [Float] = []
    var output: [Float] = []
    for step in 0..<sizes.steps {
      for row in rows.indices {
        let start = (step * sizes.batch + row) * sizes.inputSize
        rows[row].step(Array(inputs[start..<start + sizes.inputSize]))
        memory += rows[row].memory
        output += rows[row].output
      }
    }
    let all = [sizes.steps, sizes.batch, sizes.hiddenSize]
    let last = [sizes.batch, sizes.hiddenSize]
    return try Trace(
      tensors: ["c": Tensor(all, memory), "h": Tensor(all, output)],
      finalState: [
        "c": Tensor(last, rows.flatMap(\.memory)), "h": Tensor(last, rows.flatMap(\.output)),
      ])
  }

  /// The cell with the weights of the case and the initial state of one of its batch rows.
  private func cell(for example: Case<Float>, row: Int) -> GatedMemory {
    let units = example.sizes.hiddenSize
    let forgetBias = forgetsForgetBias ? 0 : Float(example.options["forget_bias"] ?? 0)
    return GatedMemory(
      enter: gate(0, of: example), candidate: gate(1, of: example),
      keep: gate(2, of: example, plus: forgetBias), show: gate(3, of: example),
      memory: Array(example["initial_c"].scalars[row * units..<(row + 1) * units]),
      output: Array(example["initial_h"].scalars[row * units..<(row + 1) * units]))
  }

  /// One block of columns of the kernel, turned into a row for each unit.
  private func gate(_ block: Int, of example: Case<Float>, plus constant: Float = 0) -> Gate {
    let (sizes, kernel) = (example.sizes, example["kernel"].scalars)
    let columns = (block * sizes.hiddenSize..<(block + 1) * sizes.hiddenSize)
    return Gate(
      rows: columns.map { column in
        (0..<sizes.inputSize + sizes.hiddenSize).map { kernel[$0 * 4 * sizes.hiddenSize + column] }
      },
      bias: columns.map { example["bias"].scalars[$0] + constant })
  }
}

/// A cell that `GatedMemory` is not.
struct Unsupported: Error, CustomStringConvertible {
  let cell: String

  var description: String { "GatedMemory is a plain LSTM, and not the cell \(cell)" }
}
