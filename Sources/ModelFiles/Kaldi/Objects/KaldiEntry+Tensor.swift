public import Tensors

extension KaldiEntry {
  /// An entry with a matrix.
  ///
  /// - Parameter matrix: `[rows, columns]`; stored as what it is of, float32 or float64.
  public init<Scalar>(key: String, matrix: Tensor<Scalar>) {
    let values: KaldiValues =
      switch Scalar.dtype {
      case .float32: .float32([Float](matrix.scalars))
      case .float64: .float64([Double](matrix.scalars))
      }
    self.init(key: key, shape: matrix.shape.dimensions, values: values)
  }

  /// The matrix, as `matrixShape` has it, rounded if `Scalar` is narrower; nil if the entry can only
  /// be a vector, or is of int32.
  public func matrix<Scalar: TensorScalar>(as _: Scalar.Type = Scalar.self) -> Tensor<Scalar>? {
    guard let shape = matrixShape else { return nil }
    return switch values {
    case .float32(let numbers): try? Tensor(shape, [Scalar](numbers))
    case .float64(let numbers): try? Tensor(shape, [Scalar](numbers))
    case .int32: nil
    }
  }
}
