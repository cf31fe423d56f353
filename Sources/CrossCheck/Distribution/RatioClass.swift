/// Classes of ratios: powers of two up to 1, where agreeing elements are, and few beyond.
///
/// 0 is a class of its own: the numbers are equal. A ratio of 1 belongs to the last class that agrees.
public enum RatioClass {
  public static let count = 19

  /// The classes from here on hold elements beyond their bound.
  public static let firstBeyond = 14

  /// 2 to this is where the third class begins.
  private static let lowestExponent = -12

  /// The class of a ratio.
  ///
  /// - Parameter ratio: at least 0, and no NaN.
  public static func index(of ratio: Double) -> Int {
    if ratio == 0 { return 0 }
    if ratio <= 1 { return index(of: ratio, within: 1) }
    if ratio.isInfinite { return count - 1 }
    return ratio < 16 ? 14 : ratio < 256 ? 15 : ratio < 65536 ? 16 : 17
  }

  /// From here on a bound is 2¹² times the least normal number, and no distance of another class
  /// than the second is subnormal.
  static let leastLimit = 0x1p-1000

  /// The class of a distance that is within a bound, which is `leastLimit` or more.
  ///
  /// The difference of the two numbers' bits holds the exponent of their quotient, rounded down.
  static func index(of distance: Double, within bound: Double) -> Int {
    if distance == 0 { return 0 }
    let exponent =
      (Int64(bitPattern: distance.bitPattern) - Int64(bitPattern: bound.bitPattern)) >> 52
    return min(max(Int(exponent) - lowestExponent + 2, 1), firstBeyond - 1)
  }

  /// Where the classes begin, from the third on; the first is 0 alone.
  public static let lowerLimits: [Double] =
    [0, 0] + (lowestExponent..<0).map { Double(sign: .plus, exponent: $0, significand: 1) }
    + [1, 16, 256, 65536, .infinity]
}
