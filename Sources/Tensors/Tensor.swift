/// A dense array in row-major (C) order.
public struct Tensor<Scalar: TensorScalar>: Sendable {
  /// The sizes of the axes.
  public let shape: Shape

  /// The elements in row-major order; exactly `shape.count` of them.
  public internal(set) var scalars: [Scalar]

  /// The tensor of these elements.
  ///
  /// - Throws: `TensorError` if `scalars` does not hold exactly the elements of `shape`.
  public init(_ dimensions: [Int], _ scalars: [Scalar]) throws(TensorError) {
    let shape: Shape
    do { shape = try Shape(dimensions) } catch { throw .shape(error) }
    guard scalars.count == shape.count else {
      throw .count(expected: shape.count, shape: shape, actual: scalars.count)
    }
    self.shape = shape
    self.scalars = scalars
  }

  /// A tensor of one value throughout.
  public init(_ dimensions: [Int], repeating value: Scalar) throws(TensorError) {
    do { shape = try Shape(dimensions) } catch { throw .shape(error) }
    scalars = Array(repeating: value, count: shape.count)
  }

  /// The tensor's elements in place.
  public mutating func withUnsafeMutableScalars<Result>(
    _ body: (UnsafeMutableBufferPointer<Scalar>) throws -> Result
  ) rethrows -> Result {
    try scalars.withUnsafeMutableBufferPointer { try body($0) }
  }

  /// Whether both have the same shape and every element has the same bits.
  ///
  /// Unlike `==` on the elements, NaN equals a NaN of the same payload and 0 differs from −0.
  public func isBitwiseEqual(to other: Tensor) -> Bool {
    shape == other.shape
      && zip(scalars, other.scalars).allSatisfy { left, right in
        left.isBitwiseEqual(to: right)
      }
  }
}

extension TensorScalar {
  /// Whether both have the same sign, exponent and significand bits.
  @inlinable
  public func isBitwiseEqual(to other: Self) -> Bool {
    sign == other.sign && exponentBitPattern == other.exponentBitPattern
      && significandBitPattern == other.significandBitPattern
  }
}

/// Why elements do not make a tensor.
public enum TensorError: Error, Hashable, CustomStringConvertible {
  /// The dimensions make no shape.
  case shape(ShapeError)
  /// There are more or fewer elements than the shape has.
  case count(expected: Int, shape: Shape, actual: Int)

  public var description: String {
    switch self {
    case .shape(let error): error.description
    case .count(let expected, let shape, let actual):
      "a tensor of shape \(shape) holds \(expected) elements, not \(actual)"
    }
  }
}
