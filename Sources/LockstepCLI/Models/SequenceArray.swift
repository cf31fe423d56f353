import CommandSupport
import Lockstep

/// An array of sequences: `[T, B, width]`, `[B, T, width]`, or `[T, width]` for one sequence.
struct SequenceArray {
  let isBatchMajor: Bool
  private let array: ArrayReference
  private let option: String

  /// - Throws: `CommandFailure` if there is no such array, or it is of another rank.
  init(_ text: String, for option: String, isBatchMajor: Bool) throws {
    self.isBatchMajor = isBatchMajor
    self.option = option
    array = try ArrayReference(text, for: option)
    guard (2...3).contains(array.shape.count) else {
      throw CommandFailure(
        .usage,
        "\(option) \(text.printable): it must have the shape [T, B, N] or, for one sequence, [T, N], not "
          + "\(array.shape)")
    }
  }

  /// The files that it is read from.
  var paths: [String] { array.file.paths }

  private var isSingle: Bool { array.shape.count == 2 }

  var steps: Int { array.shape[isSingle || !isBatchMajor ? 0 : 1] }
  var batch: Int { isSingle ? 1 : array.shape[isBatchMajor ? 0 : 1] }
  var width: Int { array.shape[array.shape.count - 1] }

  /// The shape, and the order that it was read in.
  var shapeText: String {
    let shape = "[" + array.shape.map(String.init).joined(separator: ", ") + "]"
    if isSingle { return "\(shape), one sequence" }
    return "\(shape), \(isBatchMajor ? "batch-major" : "time-major")"
  }

  /// How the file's numbers become those of the model, where that is not exact.
  func conversion(to dtype: DType) -> String {
    array.variable.type == .float64 && dtype == .float32 ? ", float64 rounded to float32" : ""
  }

  /// What the numbers were computed in: the file's own format where that is the narrower one.
  func format(in dtype: DType) -> String {
    let stored = array.variable.type
    let isNarrow = [.float16, .bfloat16].contains(stored)
    return isNarrow || (stored == .float32 && dtype == .float64) ? stored.name : dtype.rawValue
  }

  /// - Throws: `CommandFailure` unless there are as many steps and sequences as inputs.
  func check(steps: Int, batch: Int, _ name: String) throws {
    guard (self.steps, self.batch) != (steps, batch) else { return }
    // [B, H] of several sequences, and [1, B, H] or [B, 1, H].
    let isLastStep = steps > 1 && self.steps * self.batch == batch
    guard !isLastStep else {
      throw CommandFailure(
        .usage,
        "\(option) \(name.printable): its shape \(array.shape) is one step's of \(batch) sequences, "
          + "such as a final state or Keras's outputs without return_sequences. Every step is judged: "
          + "give the outputs of all \(steps) steps.")
    }
    let other =
      !isSingle && (self.steps, self.batch) == (batch, steps)
      ? " It fits the other order: time-major arrays are [T, B, N], batch-major ones [B, T, N] "
        + "(--batch-major), and all arrays must be of one order." : ""
    let initial =
      (self.steps, self.batch) == (steps + 1, batch)
      ? " If the first is the initial state, leave it out." : ""
    throw CommandFailure(
      .usage,
      "\(option) \(name.printable): it has \(self.steps) steps of \(self.batch) sequences "
        + "(\(shapeText)), but the inputs have \(steps) of \(batch).\(other)\(initial)")
  }

  /// The numbers, `[T, B, width]`.
  func timeMajor<Scalar: TensorScalar>() throws -> Tensor<Scalar> {
    let tensor: Tensor<Scalar> = try attempt { try array.tensor() }
    guard isBatchMajor, !isSingle else {
      return try Tensor([steps, batch, width], tensor.scalars)
    }
    var result = tensor.scalars
    for step in 0..<steps {
      for row in 0..<batch {
        let (from, to) = ((row * steps + step) * width, (step * batch + row) * width)
        result.replaceSubrange(to..<to + width, with: tensor.scalars[from..<from + width])
      }
    }
    return try Tensor([steps, batch, width], result)
  }
}
