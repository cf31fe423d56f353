import Tensors
import _RandomWords

/// The random words of one purpose, such as one tensor of one case.
///
/// The counter holds the position within the stream, the stream's name and the index; the key is the
/// seed. So what one stream draws never shifts another. Not a `RandomNumberGenerator`: how the
/// standard library turns bits into numbers may change, the mappings here may not.
public struct RandomStream: Hashable, Sendable {
  let generator: CounterBasedGenerator
  let stream: UInt32
  let index: UInt64
  /// The number of 64-bit words drawn so far; a stream has 2³³ of them.
  private var position: UInt64 = 0

  /// A stream at its first word.
  ///
  /// - Parameters:
  ///   - seed: the campaign's seed.
  ///   - index: of the case, or of whatever else the stream's name stands for.
  ///   - name: what the stream is for. Streams are told apart by a 32-bit hash of it (FNV-1a).
  public init(seed: UInt64, index: Int, name: String) {
    generator = CounterBasedGenerator(
      key: SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)))
    self.index = UInt64(bitPattern: Int64(index))
    stream = name.utf8.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    defer { position += 1 }
    let words = pair(position / 2)
    return position.isMultiple(of: 2) ? words.0 : words.1
  }

  /// A number of the range, each equally likely.
  ///
  /// Source: D. Lemire, "Fast random integer generation in an interval", 2019,
  /// https://doi.org/10.1145/3230636.
  public mutating func integer(in range: ClosedRange<Int>) -> Int {
    let count = UInt64(bitPattern: Int64(range.upperBound &- range.lowerBound)) &+ 1
    guard count > 0 else { return Int(truncatingIfNeeded: next()) }
    var product = next().multipliedFullWidth(by: count)
    if product.low < count {
      let rejected = (0 &- count) % count
      while product.low < rejected { product = next().multipliedFullWidth(by: count) }
    }
    return range.lowerBound &+ Int(truncatingIfNeeded: product.high)
  }

  /// As many elements, each made from 64 random bits of its own.
  @inline(__always)
  func elements<Scalar: TensorScalar>(
    _ count: Int, _ element: (UInt64) -> Scalar
  ) -> [Scalar] {
    var elements = [Scalar](repeating: 0, count: count)
    forEachWords(count) { start, words in
      Self.fill(&elements, start, words, element)
    }
    return elements
  }

  /// The same from the sum of the four 16-bit parts of each word.
  @inline(__always)
  func elementsOfSums<Scalar: TensorScalar>(
    _ count: Int, _ element: (Int32) -> Scalar
  ) -> [Scalar] {
    var elements = [Scalar](repeating: 0, count: count)
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.wordsAtOnce) { sums in
      forEachWords(count) { start, words in
        lockstep_word_sums(words.baseAddress, words.count, sums.baseAddress)
        Self.fill(&elements, start, .init(rebasing: sums[..<words.count]), element)
      }
    }
    return elements
  }

  /// An even number: two words come of each counter.
  private static var wordsAtOnce: Int { 1024 }

  /// The first words of the stream, some at a time, each with the place of the first of them.
  @inline(__always)
  private func forEachWords(_ count: Int, _ body: (Int, UnsafeBufferPointer<UInt64>) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.wordsAtOnce) { words in
      for start in stride(from: 0, to: count, by: Self.wordsAtOnce) {
        let length = min(Self.wordsAtOnce, count - start)
        lockstep_random_words(
          generator.word, index, stream, UInt32(truncatingIfNeeded: start / 2), (length + 1) / 2,
          words.baseAddress)
        body(start, .init(rebasing: words[..<length]))
      }
    }
  }

  // Over pointers and inlined, since a closure call for each element costs as much as its bits.
  @inline(__always)
  private static func fill<Scalar: TensorScalar, Bits>(
    _ elements: UnsafeMutablePointer<Scalar>, _ start: Int, _ bits: UnsafeBufferPointer<Bits>,
    _ element: (Bits) -> Scalar
  ) {
    guard let first = bits.baseAddress else { return }
    // Without a sum of places, whose check for overflow would keep a compiler from vectors.
    let elements = elements + start
    for position in 0..<bits.count { elements[position] = element(first[position]) }
  }

  @inline(__always)
  private func pair(_ position: UInt64) -> (UInt64, UInt64) {
    let block = generator.block(
      at: SIMD4(
        UInt32(truncatingIfNeeded: position), stream, UInt32(truncatingIfNeeded: index),
        UInt32(truncatingIfNeeded: index >> 32)))
    return (UInt64(block.y) << 32 | UInt64(block.x), UInt64(block.w) << 32 | UInt64(block.z))
  }
}
