import _RandomWords

/// Philox4x32-10: random numbers as a function of their address.
///
/// A block of four words is a keyed bijection of a counter of four words, in ten rounds. There is no
/// state to advance, so that any block can be had at any time, on any worker.
///
/// Source: J. Salmon, M. Moraes, R. Dror, D. Shaw, "Parallel random numbers: as easy as 1, 2, 3",
/// SC 2011, https://doi.org/10.1145/2063384.2063405.
public struct CounterBasedGenerator: Hashable, Sendable {
  /// The key of the bijection.
  public let key: SIMD2<UInt32>

  /// The generator of that key.
  public init(key: SIMD2<UInt32>) { self.key = key }

  /// The key as one number.
  var word: UInt64 { UInt64(key.y) << 32 | UInt64(key.x) }

  /// The random words at a counter.
  public func block(at counter: SIMD4<UInt32>) -> SIMD4<UInt32> {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2) { words in
      lockstep_random_words(
        word, UInt64(counter.w) << 32 | UInt64(counter.z), counter.y, counter.x, 1,
        words.baseAddress)
      return SIMD4(
        UInt32(truncatingIfNeeded: words[0]), UInt32(truncatingIfNeeded: words[0] >> 32),
        UInt32(truncatingIfNeeded: words[1]), UInt32(truncatingIfNeeded: words[1] >> 32))
    }
  }
}
