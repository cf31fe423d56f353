import CrossCheck
import Testing

@Suite struct RoundoffSearchRules {
  @Test("It finds what a scan finds", arguments: [0, 0.05, 0.1, 0.999, 2.5, 8.2, 99.5, 310, 9_950])
  func scan(threshold: Double) {
    let scanned = RoundoffSearch.candidates.first { $0 >= threshold }
    var asked = 0
    let found = RoundoffSearch.smallest { candidate in
      asked += 1
      return candidate >= threshold
    }
    #expect(scanned.map(RoundoffSearch.Result.needed) == found)
    #expect(asked <= 10)
  }

  @Test("What even the largest k does not explain needs more")
  func more() {
    #expect(RoundoffSearch.smallest { $0 > 10_000 } == .more(than: 10_000))
  }

  @Test("The candidates rise, by a tenth of themselves at most")
  func candidates() {
    let positive = RoundoffSearch.candidates.dropFirst()
    #expect(positive.first == 0.1 && positive.last == 10_000)
    for (one, next) in zip(positive, positive.dropFirst()) {
      #expect(next > one && next <= one * 1.1000001)
    }
  }
}
