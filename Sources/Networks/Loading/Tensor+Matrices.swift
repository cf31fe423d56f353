import Tensors

extension Tensor {
  /// The rows of one matrix and, below them, those of another.
  ///
  /// - Precondition: both have two axes, and as many columns.
  init(stacking upper: Tensor, _ lower: Tensor) throws {
    let (rows, others) = (upper.shape.dimensions[0], lower.shape.dimensions[0])
    self = try Tensor(
      [rows + others, upper.shape.dimensions[1]], upper.scalars + lower.scalars)
  }

  /// The rows of a matrix, from one to before another.
  ///
  /// - Precondition: the tensor has two axes, and the rows.
  func rows(_ range: Range<Int>) throws -> Tensor {
    let columns = shape.dimensions[1]
    return try Tensor(
      [range.count, columns],
      Array(scalars[(range.lowerBound * columns)..<(range.upperBound * columns)]))
  }
}
