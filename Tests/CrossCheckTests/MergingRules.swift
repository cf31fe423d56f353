import CrossCheck
import Tensors
import Testing

/// Results over some batch rows each, put together: as if all rows had been one batch.
@Suite struct MergingRules {
  /// T = 3, B = 2, H = 4.
  ///
  /// - Parameter unknown: elements without a bound.
  private func result(
    _ h: [Float], _ keys: [String], explaining: String = "", unknown: [Int] = []
  ) throws -> PartResult {
    let (trace, example) = (try someTrace(h: h), try someCase(.rnn, as: Float.self))
    let judgement = someJudgement(
      expected: [Double](repeating: 0.5, count: 24),
      bound: (0..<24).map { unknown.contains($0) ? .infinity : 0.01 },
      statisticalBound: [Double](repeating: 0.005, count: 24))
    var result = PartResult(
      part: "layer 0", subject: "native", signature: example.signature, sizes: example.sizes,
      comparison: try Comparison(
        of: trace, to: example, judgement: judgement, contract: .relative),
      unknown: judgement.unknownElements(of: trace, lengths: [3, 3]), keys: keys)
    result.explanation += explaining
    return result
  }

  private func h(_ changes: [Int: Float] = [:]) -> [Float] {
    (0..<24).map { changes[$0] ?? 0.5 }
  }

  @Test func `Agreement of all is agreement, and all is counted`() throws {
    let parts = [
      try result(h([3: 0.504]), ["d", "a"]), try result(h([14: 0.507]), ["b", "c"]),
    ]
    let whole = PartResult(merging: parts, keys: ["a", "b", "c", "d"])
    #expect(whole.verdict == .agrees && whole.explanation.isEmpty)
    #expect(whole.comparison.elements == 48 && whole.comparison.verified == 48)
    #expect(whole.sizes.batch == 4 && whole.sizes.steps == 3)
    // Element 14 is of step 1, row 1, unit 2: of c.
    let worst = whole.comparison.worst
    #expect(worst?.step == 1 && worst?.batch == 2 && worst?.unit == 2)
    #expect(whole.keys?[worst?.batch ?? 0] == "c")
    #expect(whole.comparison.worstStatisticalRatio > 1.3)
  }

  @Test func `The first divergent step of all counts, and what was found out about it`() throws {
    let parts = [
      try result(h([18: 0.9, 20: 0.8]), ["d", "a"], explaining: " Look at d."),
      try result(h([10: 0.6]), ["b", "c"]),
      try result(h(), ["e", "f"]),
    ]
    let whole = PartResult(merging: parts, keys: ["a", "b", "c", "d", "e", "f"])
    #expect(whole.verdict == .diverges && whole.comparison.divergent == 3)
    let first = whole.comparison.first
    #expect(first?.step == 1 && first?.batch == 1 && first?.unit == 2)
    #expect(whole.explanation.contains("Of 72 elements 3 are beyond their bounds. Look at d."))
  }

  @Test func `What is not known in one part is not known of the whole`() throws {
    let parts = [
      try result(h(), ["a", "b"]),
      try result(h(), ["c", "d"], unknown: [14, 15, 18, 19, 20]),
    ]
    let whole = PartResult(merging: parts, keys: ["a", "c", "b", "d"])
    #expect(whole.verdict == .inconclusive)
    #expect(whole.explanation.contains("5 of 48 elements"))
    #expect(whole.explanation.contains("step 1 of sequence 3 (utterance d), unit 2"))
  }
}
