import RecurrentCells
import Tensors

/// Small cells with weights of every size and sign, none of them zero.
enum Fixture {
  /// Numbers between −scale and scale that repeat only after 997 elements.
  static func tensor<Scalar: CellScalar>(
    _ dimensions: [Int], scale: Scalar = 1, offset: Int = 1
  ) throws -> Tensor<Scalar> {
    let count = dimensions.reduce(1, *)
    return try Tensor(
      dimensions,
      (0..<count).map { scale * (Scalar(($0 + offset) * 389 % 997) - 498.5) / 499 })
  }

  static func lstm<Scalar: CellScalar>(
    inputs: Int, hidden: Int, forgetBias: Scalar = 1, activation: Activation = .standard
  ) throws -> LSTMCell<Scalar> {
    try LSTMCell(
      kernel: tensor([inputs + hidden, 4 * hidden]), bias: tensor([4 * hidden], offset: 71),
      forgetBias: forgetBias, activation: activation)
  }

  static func rnn<Scalar: CellScalar>(inputs: Int, hidden: Int) throws -> RNNCell<Scalar> {
    try RNNCell(
      kernel: tensor([inputs + hidden, hidden]), bias: tensor([hidden], offset: 71))
  }

  static func state<Scalar: CellScalar>(
    _ cell: LSTMCell<Scalar>, batch: Int
  ) throws -> LSTMCell<Scalar>.State {
    try LSTMCell.State(
      c: tensor([batch, cell.hiddenSize], scale: 2, offset: 5),
      h: tensor([batch, cell.hiddenSize], offset: 400))
  }
}

extension Tensor {
  /// The part of the outermost axis at `index`.
  func slice(_ index: Int) throws -> Tensor {
    let dimensions = Array(shape.dimensions[1...])
    let count = dimensions.reduce(1, *)
    return try Tensor(dimensions, Array(scalars[(index * count)..<((index + 1) * count)]))
  }
}
