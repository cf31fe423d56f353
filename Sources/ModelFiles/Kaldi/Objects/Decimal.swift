/// A decimal number as text has it, taken apart: ±`mantissa` · 10^`exponent`.
///
/// The grammar is that of C++'s streams, with which Kaldi reads, and in which others print a plus, which
/// Kaldi itself does not look for: a sign or none, digits with a point
/// or none, an exponent or none. A number without a sign begins with a digit.
struct Decimal {
  let isNegative: Bool

  /// The significant digits, as many as are sure to fit.
  let mantissa: UInt64
  let exponent: Int

  /// Whether `mantissa` holds all digits.
  let isExact: Bool

  /// The power of ten that is the unit of the last digit printed.
  let unitExponent: Int

  /// Where it ends in the bytes that it was read from.
  let end: Int

  /// The greatest number of digits that a 64-bit mantissa holds whatever they are.
  private static let digitCount = 19

  /// Nil if no number begins at `start`.
  @inline(__always)
  init?(_ bytes: UnsafeRawBufferPointer, from start: Int) {
    var index = start
    var mantissa: UInt64 = 0
    var significant = 0
    var digits = 0
    var dropped = 0
    var fraction = 0
    var hasPoint = false
    let isNegative = index < bytes.count && bytes[index] == 0x2D
    let hasSign = isNegative || index < bytes.count && bytes[index] == 0x2B
    if hasSign { index += 1 } else if index < bytes.count, bytes[index] == 0x2E { return nil }
    while index < bytes.count {
      let byte = bytes[index]
      let digit = byte &- 0x30
      if digit < 10 {
        digits += 1
        if hasPoint { fraction += 1 }
        if significant < Self.digitCount {
          mantissa = mantissa &* 10 &+ UInt64(digit)
          if mantissa != 0 { significant += 1 }
        } else {
          dropped += 1
        }
      } else if byte == 0x2E, !hasPoint {
        hasPoint = true
      } else {
        break
      }
      index += 1
    }
    guard digits > 0 else { return nil }
    var scale = 0
    if index < bytes.count, bytes[index] | 0x20 == 0x65 {
      guard let (value, end) = Self.exponent(bytes, from: index + 1) else { return nil }
      (scale, index) = (value, end)
    }
    self.isNegative = isNegative
    self.mantissa = mantissa
    unitExponent = scale - fraction
    exponent = unitExponent + dropped
    isExact = dropped == 0
    end = index
  }

  private static func exponent(
    _ bytes: UnsafeRawBufferPointer, from start: Int
  ) -> (value: Int, end: Int)? {
    var index = start
    var isNegative = false
    if index < bytes.count, bytes[index] == 0x2D || bytes[index] == 0x2B {
      isNegative = bytes[index] == 0x2D
      index += 1
    }
    let first = index
    var value = 0
    while index < bytes.count, case let digit = bytes[index] &- 0x30, digit < 10 {
      // Beyond that every number is 0 or infinite.
      if value < 1_000_000 { value = value * 10 + Int(digit) }
      index += 1
    }
    return index > first ? (isNegative ? -value : value, index) : nil
  }
}
