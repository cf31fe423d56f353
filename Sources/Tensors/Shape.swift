/// The sizes of a tensor's axes, outermost first; written `[4, 8]`.
public struct Shape: Hashable, Sendable, CustomStringConvertible {
  /// The sizes of the axes, outermost first.
  public let dimensions: [Int]

  /// The number of elements: the product of the dimensions, 1 for a scalar.
  public let count: Int

  /// The shape of these dimensions.
  ///
  /// - Throws: `ShapeError` if a dimension is negative or the number of elements is beyond any
  ///   memory.
  public init(_ dimensions: [Int]) throws(ShapeError) {
    var count = 1
    for dimension in dimensions {
      guard dimension >= 0 else { throw ShapeError.negative(dimensions) }
      let (product, overflow) = count.multipliedReportingOverflow(by: dimension)
      guard !overflow else { throw ShapeError.tooLarge(dimensions) }
      count = product
    }
    guard count <= Self.mostElements else { throw ShapeError.tooLarge(dimensions) }
    self.dimensions = dimensions
    self.count = count
  }

  /// More numbers of 8 bytes than any processor of today has addresses for.
  private static let mostElements = 1 << 45

  public var description: String { Self.text(dimensions) }

  /// Such as `[4, 8]`; a file may claim a million axes, of which a few say it.
  static func text(_ dimensions: [Int]) -> String {
    let shown = dimensions.prefix(mostShown).map(String.init).joined(separator: ", ")
    let others = dimensions.count - mostShown
    return others > 0 ? "[\(shown), and \(others) more]" : "[\(shown)]"
  }

  private static let mostShown = 16
}

/// Why dimensions do not make a shape.
public enum ShapeError: Error, Hashable, CustomStringConvertible {
  /// A dimension is negative.
  case negative([Int])
  /// No memory has room for so many elements.
  case tooLarge([Int])

  public var description: String {
    switch self {
    case .negative(let dimensions): "the shape \(Shape.text(dimensions)) has a negative dimension"
    case .tooLarge(let dimensions):
      "the shape \(Shape.text(dimensions)) has more elements than memory"
    }
  }
}
