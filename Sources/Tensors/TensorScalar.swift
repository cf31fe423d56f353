/// A floating-point type that tensors hold and cells compute in.
public protocol TensorScalar: BinaryFloatingPoint, Sendable {
  /// The format's name in files, reports and NumPy.
  static var dtype: DType { get }
}

extension Float: TensorScalar {
  /// `float32`.
  public static var dtype: DType { .float32 }
}

extension Double: TensorScalar {
  /// `float64`.
  public static var dtype: DType { .float64 }
}
