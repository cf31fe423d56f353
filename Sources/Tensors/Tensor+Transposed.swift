extension Tensor {
  /// A matrix `[R, C]` as `[C, R]`.
  ///
  /// - Precondition: the tensor has two axes.
  public func transposed() throws(TensorError) -> Tensor {
    let (rows, columns) = (shape.dimensions[0], shape.dimensions[1])
    let scalars = scalars.withUnsafeBufferPointer { from in
      [Scalar](unsafeUninitializedCapacity: rows * columns) { to, count in
        for column in 0..<columns {
          for row in 0..<rows {
            to.initializeElement(at: column * rows + row, to: from[row * columns + column])
          }
        }
        count = rows * columns
      }
    }
    return try Tensor([columns, rows], scalars)
  }
}
