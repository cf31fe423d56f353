/// Philox4x32-10: random numbers as a function of their address.
///
/// A block of four words is a keyed bijection of a counter of four words, in ten rounds. There is no
/// state to advance, so that any block can be had at any time, on any worker.
///
/// Source: J. Salmon, M. Moraes, R. Dror, D. Shaw, "Parallel random numbers: as easy as 1, 2, 3",
/// SC 2011, https://doi.org/10.1145/2063384.2063405.
public struct CounterBasedGenerator: Hashable, Sendable {
  public let key: SIMD2<UInt32>

  public init(key: SIMD2<UInt32>) { self.key = key }

  /// The key as one number.
  var word: UInt64 { UInt64(key.y) << 32 | UInt64(key.x) }

  /// The random words at a counter.
  @inline(__always)
  public func block(at counter: SIMD4<UInt32>) -> SIMD4<UInt32> {
    var (k0, k1) = (key.x, key.y)
    var (c0, c1, c2, c3) = (counter.x, counter.y, counter.z, counter.w)
    for _ in 0..<10 {
      let product0 = UInt64(c0) &* 0xD251_1F53
      let product1 = UInt64(c2) &* 0xCD9E_8D57
      c0 = UInt32(truncatingIfNeeded: product1 >> 32) ^ c1 ^ k0
      c1 = UInt32(truncatingIfNeeded: product1)
      c2 = UInt32(truncatingIfNeeded: product0 >> 32) ^ c3 ^ k1
      c3 = UInt32(truncatingIfNeeded: product0)
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
    return SIMD4(c0, c1, c2, c3)
  }
}
