import CrossCheck
import Tensors

/// An LSTM's weights, apart for inputs and h, with the gates' blocks in any order.
struct GateWeights<Scalar: TensorScalar> {
  private let example: Case<Scalar>

  /// - Precondition: the case is as `CaseForm.suited` makes it.
  init(_ example: Case<Scalar>) { self.example = example }

  private var units: Int { example.sizes.hiddenSize }
  private var inputs: Int { example.sizes.inputSize }

  /// The rows of the inputs, [I, 4H].
  func kernel(_ order: String) throws -> Tensor<Scalar> {
    try Tensor(
      [inputs, 4 * units], ordered(example["kernel"].scalars[..<(inputs * 4 * units)], order))
  }

  /// The rows of h, [H, 4H].
  func recurrentKernel(_ order: String) throws -> Tensor<Scalar> {
    try Tensor(
      [units, 4 * units], ordered(example["kernel"].scalars[(inputs * 4 * units)...], order))
  }

  /// The bias, [4H].
  func bias(_ order: String) throws -> Tensor<Scalar> {
    try Tensor([4 * units], ordered(example["bias"].scalars[...], order))
  }

  /// Both biases of a cell that has two.
  func biases(_ order: String) throws -> (Tensor<Scalar>, Tensor<Scalar>) {
    (
      try bias(order),
      try Tensor([4 * units], ordered(example["recurrent_bias"].scalars[...], order))
    )
  }

  /// Rows of the blocks i, j, f, o in another order.
  private func ordered(_ rows: ArraySlice<Scalar>, _ order: String) -> [Scalar] {
    let places = order.map { gate in Array("ijfo").firstIndex(of: gate) ?? 0 }
    var result: [Scalar] = []
    result.reserveCapacity(rows.count)
    for row in stride(from: rows.startIndex, to: rows.endIndex, by: 4 * units) {
      for place in places { result += rows[(row + place * units)..<(row + (place + 1) * units)] }
    }
    return result
  }
}
