import Tensors

extension Tensor {
  /// The type of the elements in a file.
  var elementType: ElementType {
    switch Scalar.dtype {
    case .float32: .float32
    case .float64: .float64
    }
  }

  /// Calls `body` with the elements as files hold them: little-endian, row-major.
  func withLittleEndianBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    switch Scalar.dtype {
    case .float32:
      try scalars.map { Float($0).bitPattern.littleEndian }.withUnsafeBytes(body)
    case .float64:
      try scalars.map { Double($0).bitPattern.littleEndian }.withUnsafeBytes(body)
    }
  }
}
