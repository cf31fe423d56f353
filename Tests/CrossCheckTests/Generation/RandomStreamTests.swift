import CrossCheck
import Testing

@Suite struct RandomStreamTests {
  @Test func `Seed, index and name each select another stream`() {
    let streams = [
      RandomStream(seed: 1, index: 0, name: "kernel"),
      RandomStream(seed: 1 << 32 | 1, index: 0, name: "kernel"),
      RandomStream(seed: 1, index: 1, name: "kernel"),
      RandomStream(seed: 1, index: 1 << 32, name: "kernel"),
      RandomStream(seed: 1, index: 0, name: "bias"),
    ]
    let words = streams.flatMap { stream in
      var stream = stream
      return (0..<5).map { _ in stream.next() }
    }
    #expect(Set(words).count == 25)
  }

  @Test func `A stream starts at its beginning every time`() {
    var first = RandomStream(seed: 7, index: 3, name: "inputs")
    var second = first
    #expect((0..<9).map { _ in first.next() } == (0..<9).map { _ in second.next() })
  }

  @Test func `The integers of a range are about equally likely`() {
    var stream = RandomStream(seed: 5, index: 0, name: "integers")
    var counts: [Int: Int] = [:]
    for _ in 0..<7000 { counts[stream.integer(in: -3...3), default: 0] += 1 }
    #expect(counts.keys.sorted() == Array(-3...3))
    // Five standard deviations of a binomial count are 147.
    for (value, count) in counts { #expect(abs(count - 1000) < 147, "\(value)") }
  }

  @Test func `A range that does not divide the number of words is not biased`() {
    // 2⁶⁴ words on 3·2⁶¹ numbers: a remainder would favor the lower two thirds, a product without
    // rejection two of three neighbors.
    let range = 0...(3 * (1 << 61) - 1)
    var stream = RandomStream(seed: 5, index: 0, name: "wide")
    var (thirds, neighbors) = ([0, 0, 0], [0, 0, 0])
    for _ in 0..<3000 {
      let number = stream.integer(in: range)
      thirds[number >> 61] += 1
      neighbors[number % 3] += 1
    }
    // Five standard deviations of a binomial count are 129.
    for count in thirds + neighbors { #expect(abs(count - 1000) < 129) }
  }

  @Test func `Ranges of one number and of all numbers work`() {
    var stream = RandomStream(seed: 5, index: 0, name: "extreme")
    #expect(stream.integer(in: 9...9) == 9)
    #expect(stream.integer(in: .min ... .max) != stream.integer(in: .min ... .max))
  }
}
