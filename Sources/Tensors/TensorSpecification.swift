/// A tensor's name and symbolic shape; written `kernel [I+H, 4H]`.
public struct TensorSpecification: Hashable, Sendable, CustomStringConvertible {
  public let name: String
  public let extents: [Extent]

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
