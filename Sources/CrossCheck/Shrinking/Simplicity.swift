import Tensors

/// How simple a number is: 0, 1, −1, powers of two, decimals of one, two and three digits, the rest.
///
/// Within a kind the one of the smaller exponent is simpler, then the one of fewer or smaller
/// digits, then the positive one. A number is only ever replaced by one that is strictly simpler, so
/// that a shrinker ends.
struct Simplicity: Comparable {
  private let kind: Int

  /// What decides within a kind, the first first.
  private let details: [Int]

  init<Scalar: TensorScalar>(_ number: Scalar) {
    let isNegative = number.sign == .minus ? 1 : 0
    guard let decimal = DecimalDigits(number) else {
      self.init(kind: 8, [number.isNaN ? 1 : 0, isNegative])
      return
    }
    if number == 0 {
      self.init(kind: 0, [isNegative])
    } else if number.magnitude == 1 {
      self.init(kind: 1, [isNegative])
    } else if number.isPowerOfTwo {
      let exponent = Int(number.exponent)
      self.init(kind: 2, [abs(exponent), exponent < 0 ? 1 : 0, isNegative])
    } else if decimal.digits.count <= 3 {
      let digits = decimal.digits.reduce(0) { 10 * $0 + $1 }
      self.init(
        kind: 2 + decimal.digits.count,
        [abs(decimal.exponent), decimal.exponent < 0 ? 1 : 0, digits, isNegative])
    } else {
      self.init(kind: 7, [])
    }
  }

  private init(kind: Int, _ details: [Int]) {
    self.kind = kind
    self.details = details
  }

  static func < (left: Simplicity, right: Simplicity) -> Bool {
    left.kind == right.kind
      ? left.details.lexicographicallyPrecedes(right.details) : left.kind < right.kind
  }
}

extension TensorScalar {
  /// Whether its magnitude is a power of two.
  var isPowerOfTwo: Bool { isFinite && self != 0 && magnitude == magnitude.binade }
}
