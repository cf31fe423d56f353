import CrossCheck
import Tensors

/// An LSTM's weights, apart for inputs and h, with the gates' blocks in any order.
struct GateWeights<Scalar: TensorScalar> {
  private let example: Case<Scalar>

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

  /// The bias with the forget bias in it, rounded: a part of the same sum, in whatever order.
  func bias(_ order: String) throws -> Tensor<Scalar> {
    var bias = example["bias"].scalars
    let forgetBias = Scalar(example.options["forget_bias"] ?? 0)
    for unit in (2 * units)..<(3 * units) { bias[unit] += forgetBias }
    return try Tensor([4 * units], ordered(bias[...], order))
  }

  /// The second bias; zeros for a cell that has none.
  func recurrentBias(_ order: String) throws -> Tensor<Scalar> {
    guard example.signature.parameters.contains(where: { $0.name == "recurrent_bias" }) else {
      return try Tensor([4 * units], repeating: 0)
    }
    return try Tensor([4 * units], ordered(example["recurrent_bias"].scalars[...], order))
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
