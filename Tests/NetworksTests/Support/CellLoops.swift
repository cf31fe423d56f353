import RecurrentCells
import Tensors

/// Layers computed by hand, one step after the other.
enum CellLoops {
  /// c and h after each step.
  static func lstm(
    _ cell: LSTMCell<Double>, _ inputs: Tensor<Double>, from state: LSTMCell<Double>.State
  ) throws -> [LSTMCell<Double>.State] {
    var state = state
    return try rows(of: inputs).map { rows in
      state = try cell.step(rows, from: state)
      return state
    }
  }

  /// The steps `[B, I]` of inputs `[T, B, I]`.
  static func rows(of inputs: Tensor<Double>) throws -> [Tensor<Double>] {
    let shape = inputs.shape.dimensions
    let count = shape[1] * shape[2]
    return try (0..<shape[0]).map {
      try Tensor(Array(shape[1...]), Array(inputs.scalars[($0 * count)..<(($0 + 1) * count)]))
    }
  }

  /// Steps `[B, H]` as one tensor `[T, B, H]`.
  static func stacked(_ steps: [Tensor<Double>]) throws -> Tensor<Double> {
    try Tensor([steps.count] + steps[0].shape.dimensions, steps.flatMap(\.scalars))
  }
}
