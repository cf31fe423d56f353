import Tensors

/// What the elements of a tensor are drawn from.
///
/// No element of any of these is zero. Only exact operations, one rounding at the end, and no elementary function: the bits are the
/// same on every machine.
enum Distribution: Hashable, Sendable {
  /// Approximately normal, of mean 0 and that standard deviation, within 3.47 of them.
  ///
  /// The sum of four uniform 16-bit integers, centered, as an integer; then scaled.
  case normal(Double)

  /// Uniform between −limit and limit, with the full significand of the scalar.
  case symmetric(Double)

  /// One of ±1, ±2, ±3, ±4, times a unit, which has to be a power of two.
  case integers(unit: Double)

  /// Of either sign and of every order of magnitude: ±(1 + u)·2ᵉ for u in [0, 1) and e in the range.
  ///
  /// A result below the smallest normal number is rounded to a subnormal one. Each exponent is about
  /// equally likely.
  case magnitudes(ClosedRange<Int>)

  @inline(__always)
  func draw<Scalar: TensorScalar>(_ count: Int, from stream: RandomStream) -> [Scalar] {
    switch self {
    case .normal(let deviation):
      // The variance of twice the sum is 4·4·(2³² − 1)/12.
      let factor = Scalar(deviation / (4 * (0x1p32 - 1) / 3).squareRoot())
      return stream.elementsOfSums(count) { sum in
        Scalar(2 &* sum &- 262_139) * factor
      }
    case .symmetric(let limit):
      let limit = Scalar(limit)
      return stream.elements(count) { word in
        limit * Scalar.signed(word, Scalar.oddFraction(word))
      }
    case .integers(let unit):
      let unit = Scalar(unit)
      return stream.elements(count) { word in
        Scalar.signed(word, Scalar(1 + Int64(word >> 62)) * unit)
      }
    case .magnitudes(let exponents):
      let (lowest, count64) = (exponents.lowerBound, UInt64(exponents.count))
      return stream.elements(count) { word in
        let exponent = lowest + Int(((word & 0xFFFE) * count64) >> 16)
        return Scalar.signed(word, (1 + Scalar.fraction(word)) * .powerOfTwo(exponent))
      }
    }
  }
}
