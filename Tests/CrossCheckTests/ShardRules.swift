import CrossCheck
import Tensors
import Testing

@Suite struct ShardRules {
  @Test(
    "Shards follow each other, are whole blocks, and none is larger by more than one",
    arguments: [0, 1, 31, 32, 33, 2000, 1_000_000], [1, 2, 3, 7, 64])
  func parts(cases: Int, count: Int) throws {
    let parts = try (1...count).map { try #require(Shard($0, of: count)).indices(of: cases) }
    #expect(parts.first?.lowerBound == 0)
    #expect(parts.last?.upperBound == cases)
    for (one, next) in zip(parts, parts.dropFirst()) {
      #expect(one.upperBound == next.lowerBound)
      #expect(next.isEmpty || next.lowerBound % Block.length == 0)
    }
    let blocks = parts.map { ($0.count + Block.length - 1) / Block.length }
    #expect((blocks.max() ?? 0) - (blocks.min() ?? 0) <= 1)
  }

  @Test("The largest campaign there is has shards too")
  func largest() throws {
    let last = try #require(Shard(.max, of: .max))
    #expect(last.indices(of: .max).upperBound == .max)
  }

  @Test(
    "There is no shard 0, nor one beyond the last", arguments: [(0, 4), (5, 4), (1, 0), (-1, -2)])
  func none(number: Int, count: Int) {
    #expect(Shard(number, of: count) == nil)
  }

  @Test("A part admits every finding that the whole does, whatever came before", arguments: 1...60)
  func admission(seed: UInt64) throws {
    var state = seed
    func draw(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    // Causes in runs, from few or from many, so that limits are reached by all ways.
    var findings: [Finding] = []
    for _ in 0..<draw(12) + 3 {
      let (first, range) = (draw(30), draw(30) + 1)
      for number in 0..<draw(12) + 1 {
        findings.append(Self.finding(findings.count, cause: "\(first + number % range)"))
      }
    }
    var whole = EmittedFindings(limit: 3)
    let admitted = findings.filter { whole.admit($0) }.map(\.index)
    for start in findings.indices {
      var part = EmittedFindings.ofPart(limit: 3)
      let mine = Set(findings[start...].filter { part.admit($0) }.map(\.index))
      #expect(mine.isSuperset(of: admitted.filter { $0 >= start }))
    }
  }

  private static func finding(_ index: Int, cause: String) -> Finding {
    Finding(
      index: index, subject: "stub", verdict: .failed, profile: nil, sizes: someSizes,
      options: [:], first: nil, explanation: "none", cause: cause)
  }

  @Test("Summaries of parts add up to that of the whole", arguments: [1, 8, 13, 20])
  func summaries(cut: Int) throws {
    let results = try stubEvents(CampaignRules.mixed).results
    func sum(_ results: some Sequence<CaseResult>) -> Summary {
      var summary = Summary()
      for result in results { summary.add(result) }
      return summary
    }
    var merged = sum(results[..<cut])
    merged.add(sum(results[cut...]))
    #expect("\(merged)" == "\(sum(results))")
  }
}
