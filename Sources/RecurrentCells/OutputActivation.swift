import RealModule

/// What an output layer does with its pre-activations.
public enum OutputActivation: String, Hashable, Sendable, CaseIterable {
  /// Nothing: y = z, often called logits.
  case none

  /// y = exp(z − max z) / Σ exp(z − max z): probabilities.
  case softmax

  /// softmax of one row, in place; a NaN spoils the row.
  @inline(__always)
  static func softmax<Scalar: CellScalar, Row>(_ row: inout Row)
  where Row: MutableCollection, Row.Element == Scalar {
    guard var largest = row.first else { return }
    for value in row where !(value <= largest) { largest = value }
    var sum: Scalar = 0
    for index in row.indices {
      row[index] = Scalar.exp(row[index] - largest)
      sum += row[index]
    }
    for index in row.indices { row[index] /= sum }
  }
}
