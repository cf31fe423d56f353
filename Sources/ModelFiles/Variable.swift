/// What a model file says of one of its tensors, without the tensor's values.
public struct Variable: Hashable, Sendable {
  public let name: String
  public let type: ElementType

  /// The lengths of the axes, row-major; empty for a scalar.
  ///
  /// Their product is known not to overflow.
  public let shape: [Int]

  public init(name: String, type: ElementType, shape: [Int]) {
    self.name = name
    self.type = type
    self.shape = shape
  }

  /// The product of the lengths.
  public var count: Int { shape.reduce(1, *) }

  /// What the elements take in memory; nil where they differ in length.
  public var byteCount: Int? { type.byteCount.map { $0 * count } }
}
