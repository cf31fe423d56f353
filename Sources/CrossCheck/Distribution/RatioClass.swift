/// Classes of ratios: powers of two up to 1, where agreeing elements are, and few beyond.
///
/// 0 is a class of its own: the numbers are equal. A ratio of 1 belongs to the last class that agrees.
public enum RatioClass {
  public static let count = 19

  /// The classes from here on hold elements beyond their bound.
  public static let firstBeyond = 14

  /// 2 to this is where the third class begins.
  private static let lowestExponent: Int64 = -12

  /// The class of an exponent of ratios up to 1 is greater by this, but at least 1.
  static let offset = 2 - lowestExponent

  /// The least bound for which the difference of its bits and a distance's tells the class: with it no
  /// distance of another class than the first two is subnormal.
  static let leastBound = 0x1p-1000

  /// The class of a ratio.
  ///
  /// - Parameter ratio: at least 0, and no NaN.
  public static func index(of ratio: Double) -> Int {
    if ratio == 0 { return 0 }
    if ratio <= 1 {
      let exponent = Int64(ratio.bitPattern >> 52) - 1023
      return Int(min(max(exponent + offset, 1), Int64(firstBeyond - 1)))
    }
    if ratio.isInfinite { return count - 1 }
    return ratio < 16 ? 14 : ratio < 256 ? 15 : ratio < 65536 ? 16 : 17
  }

  /// Where the classes begin, from the third on; the first is 0 alone.
  public static let lowerLimits: [Double] =
    [0, 0] + (lowestExponent..<0).map { Double(sign: .plus, exponent: Int($0), significand: 1) }
    + [1, 16, 256, 65536, .infinity]
}
