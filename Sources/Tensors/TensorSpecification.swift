/// A tensor's name and symbolic shape; written `kernel [I+H, 4H]`.
public struct TensorSpecification: Hashable, Sendable, CustomStringConvertible {
  /// The name, such as `kernel`.
  public let name: String

  /// The axes, outermost first.
  public let extents: [Extent]

  /// The tensor of that name and shape.
  public init(_ name: String, _ extents: [Extent]) {
    self.name = name
    self.extents = extents
  }

  /// The dimensions for given sizes.
  public func dimensions(for sizes: Sizes) -> [Int] { extents.map { $0.value(for: sizes) } }

  public var description: String {
    name + " [" + extents.map(\.description).joined(separator: ", ") + "]"
  }
}
