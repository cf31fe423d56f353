import Tensors

/// The shortest decimal digits that tell a finite number from every other of its format:
/// ±0.d₁d₂d₃… · 10^exponent.
struct DecimalDigits: Hashable {
  let isNegative: Bool

  /// Neither the first nor the last is 0; none for zero.
  let digits: [Int]
  let exponent: Int

  /// Nil for an infinity or NaN.
  init?<Scalar: TensorScalar>(_ number: Scalar) {
    guard number.isFinite else { return nil }
    // Swift prints the shortest digits.
    let parts = "\(number.magnitude)".split(separator: "e")
    guard let mantissa = parts.first else { return nil }
    let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let whole = mantissa.prefix { $0 != "." }
    var digits = mantissa.compactMap(\.wholeNumberValue)
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    while digits.last == 0 { digits.removeLast() }
    isNegative = number.sign == .minus
    exponent = digits.isEmpty ? 0 : whole.count - zeros + power
    self.digits = digits
  }

  /// The number rounded to that many digits, in a format; nil where the format does not hold it.
  func rounded<Scalar: TensorScalar>(toDigits count: Int, as type: Scalar.Type) -> Scalar? {
    guard digits.count > count else { return nil }
    let kept = digits[..<count].reduce(0) { 10 * $0 + $1 } + (digits[count] >= 5 ? 1 : 0)
    guard let magnitude = Double("\(kept)e\(exponent - count)") else { return nil }
    let number = Scalar(isNegative ? -magnitude : magnitude)
    return number.isFinite && number != 0 ? number : nil
  }
}
