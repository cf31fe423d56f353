import Tensors

/// Sums of biases that do not round.
enum ExactSum {
  /// a + b; nil if it is not a floating-point number of the type.
  static func of<Scalar: TensorScalar>(_ a: Scalar, _ b: Scalar) -> Scalar? {
    // A zero is left out, so that −0 stays −0, and a NaN beside it what it is.
    if b == 0 { return a }
    if a == 0 { return b }
    let sum = a + b
    // Knuth's error of a sum is exact; infinities and NaN fail.
    let part = sum - a
    let error = (a - (sum - part)) + (b - part)
    return error == 0 && sum.isFinite ? sum : nil
  }

  /// The elements' sums.
  ///
  /// - Throws: `NetworkError` naming the first element that would be rounded.
  static func of<Scalar: TensorScalar>(
    _ a: Tensor<Scalar>, _ b: Tensor<Scalar>, _ what: String
  ) throws -> Tensor<Scalar> {
    var sums: [Scalar] = []
    sums.reserveCapacity(a.scalars.count)
    for (index, (left, right)) in zip(a.scalars, b.scalars).enumerated() {
      guard let sum = Self.of(left, right) else {
        throw NetworkError.notWritable(
          "\(what), and at element \(index) the sum of \(left) and \(right) is no "
            + "\(Scalar.dtype.rawValue): the written network would not be the same")
      }
      sums.append(sum)
    }
    return try Tensor(a.shape.dimensions, sums)
  }
}
