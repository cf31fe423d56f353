import Tensors

/// Numbers made of random bits. The lowest bit is left for the sign.
extension TensorScalar {
  /// Uniform in [0, 1), with as many bits as the significand has.
  @inline(__always)
  static func fraction(_ word: UInt64) -> Self {
    let bits = significandBitCount + 1
    return whole(word >> (64 - bits)) * powerOfTwo(-bits)
  }

  /// Uniform in (0, 1): an odd multiple of the smallest number that `fraction` returns.
  @inline(__always)
  static func oddFraction(_ word: UInt64) -> Self {
    let bits = significandBitCount + 1
    return whole(word >> (64 - bits) | 1) * powerOfTwo(-bits)
  }

  /// A whole number of at most as many bits as the significand has, exactly: from 32 bits where these
  /// are enough, which every processor converts in vectors.
  @inline(__always)
  private static func whole(_ bits: UInt64) -> Self {
    significandBitCount < 31
      ? Self(Int32(truncatingIfNeeded: bits)) : Self(Int64(truncatingIfNeeded: bits))
  }

  /// The magnitude with a random sign.
  @inline(__always)
  static func signed(_ word: UInt64, _ magnitude: Self) -> Self {
    word & 1 == 0 ? magnitude : -magnitude
  }

  /// 2ᵉ, exactly; e may be as low as the exponent of the smallest subnormal number.
  @inline(__always)
  static func powerOfTwo(_ exponent: Int) -> Self {
    let normal = exponent - Int(leastNormalMagnitude.exponent)
    return normal >= 0
      ? Self(
        sign: .plus, exponentBitPattern: RawExponent(normal + 1), significandBitPattern: 0)
      : Self(
        sign: .plus, exponentBitPattern: 0,
        significandBitPattern: RawSignificand(1) << (significandBitCount + normal))
  }
}
