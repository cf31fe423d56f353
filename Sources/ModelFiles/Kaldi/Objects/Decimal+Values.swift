extension Decimal {
  /// The nearest double, ties to even; nil where that takes more than one operation that is exact but
  /// for its rounding.
  @inline(__always)
  var quickDouble: Double? {
    guard isExact, mantissa <= 1 << 53, (-22...22).contains(exponent) else {
      return mantissa == 0 && isExact ? (isNegative ? -0.0 : 0) : nil
    }
    // Both operands are exact, so that there is one rounding.
    let magnitude = Double(mantissa)
    let value =
      exponent < 0
      ? magnitude / PowersOfTen.exact[-exponent] : magnitude * PowersOfTen.exact[exponent]
    return isNegative ? -value : value
  }

  /// The nearest float, ties to even; nil where that is not to be had quickly.
  @inline(__always)
  var quickFloat: Float? {
    guard let double = quickDouble else { return nil }
    if double == 0 { return Float(double) }
    // Rounding twice is rounding once unless the first result is half way between two floats.
    let magnitude = double.magnitude
    guard magnitude >= 0x1p-126, magnitude <= 0x1p127,
      double.bitPattern & 0x1FFF_FFFF != 0x1000_0000
    else { return nil }
    return Float(double)
  }

  /// Half a unit of the last digit printed, rounded; never 0.
  @inline(__always)
  var halfUnit: Double { PowersOfTen.half(unitExponent) }
}

/// Powers of ten, correctly rounded.
enum PowersOfTen {
  /// 10⁰ to 10²², which are doubles.
  static let exact: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  private static let exponents = -323...308

  private static let halves: [Double] = exponents.map { Double("5e\($0 - 1)") ?? .infinity }

  /// 10^`exponent` / 2; the least number that there is, or infinity, where it is out of range.
  @inline(__always)
  static func half(_ exponent: Int) -> Double {
    if exponent < exponents.lowerBound { return .leastNonzeroMagnitude }
    if exponent > exponents.upperBound { return .infinity }
    return halves[exponent - exponents.lowerBound]
  }
}
