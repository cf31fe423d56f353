/// Classes of the magnitudes of expected values: powers of four from 2⁻³² to 16.
///
/// 0 is a class of its own, as is what is not finite.
public enum MagnitudeClass {
  public static let count = 22

  /// The class of NaN and infinities.
  public static let notFinite = 21

  private static let lowestExponent = -32

  /// The class of a number is half of this and its exponent's bits, rounded down, but at least 1.
  static let offset = Int64(4 - lowestExponent - 1023)

  package static func index(of value: Double) -> Int {
    if value == 0 { return 0 }
    guard value.isFinite else { return notFinite }
    let exponent = Int64(value.magnitude.bitPattern >> 52)
    return Int(min(max((exponent + offset) >> 1, 1), Int64(notFinite - 1)))
  }

  /// Where the classes begin; the first is 0 alone, the last what is not finite.
  public static let lowerLimits: [Double] =
    [0, 0] + (0..<19).map { Double(sign: .plus, exponent: lowestExponent + 2 * $0, significand: 1) }
    + [.infinity]
}
