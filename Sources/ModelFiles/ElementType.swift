/// The element type of a stored variable, under NumPy's or, where NumPy has none, TensorFlow's name.
public struct ElementType: Hashable, Sendable, CustomStringConvertible {
  /// Such as `float32`, `int64`, `string`.
  public let name: String

  /// The bytes of one element; nil where elements differ in length, or it is not known.
  public let byteCount: Int?

  public init(_ name: String, byteCount: Int?) {
    self.name = name
    self.byteCount = byteCount
  }

  public static let float16 = ElementType("float16", byteCount: 2)
  public static let bfloat16 = ElementType("bfloat16", byteCount: 2)
  public static let float32 = ElementType("float32", byteCount: 4)
  public static let float64 = ElementType("float64", byteCount: 8)

  /// Whether `ModelFile.tensor(_:as:)` reads it; the others are only listed.
  public var isLoadable: Bool {
    [.float16, .bfloat16, .float32, .float64].contains(self)
  }

  public var description: String { name }
}
