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

  /// A matrix `[R, C]` as `[C, R]`.
  ///
  /// - Precondition: the tensor has two axes.
  func transposed() throws -> Tensor {
    let (rows, columns) = (shape.dimensions[0], shape.dimensions[1])
    var result: [Scalar] = []
    result.reserveCapacity(scalars.count)
    scalars.withUnsafeBufferPointer { source in
      for column in 0..<columns {
        for row in 0..<rows { result.append(source[row * columns + column]) }
      }
    }
    return try Tensor([columns, rows], result)
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
