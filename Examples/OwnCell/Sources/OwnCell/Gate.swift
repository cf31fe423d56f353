/// The weights of one gate: what one block of columns of a fused kernel holds.
public struct Gate: Sendable {
  /// A row for each hidden unit: the weights of the inputs, then those of the hidden units.
  let rows: [[Float]]
  let bias: [Float]

  public init(rows: [[Float]], bias: [Float]) {
    self.rows = rows
    self.bias = bias
  }

  /// The weighted sum of one unit, before the activation.
  func sum(unit: Int, inputs: [Float], hidden: [Float]) -> Float {
    let weights = rows[unit]
    var sum = bias[unit]
    for index in 0..<inputs.count { sum += weights[index] * inputs[index] }
    for index in 0..<hidden.count { sum += weights[inputs.count + index] * hidden[index] }
    return sum
  }
}
