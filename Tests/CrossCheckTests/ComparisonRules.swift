import CrossCheck
import Tensors
import Testing

@Suite struct ComparisonRules {
  static let count = 3 * 2 * 4

  /// Offsets of h [T, B, H] = [3, 2, 4] that are off by a multiple of the bound.
  private func compare(off ratios: [Int: Double]) throws -> Comparison {
    var values = [Double](repeating: 1, count: Self.count)
    for (offset, ratio) in ratios { values[offset] += ratio }
    return try Comparison(
      of: someTrace(h: values), to: someCase(.rnn),
      judgement: someJudgement(
        expected: [Double](repeating: 1, count: Self.count),
        bound: [Double](repeating: 1, count: Self.count)),
      contract: .relative)
  }

  @Test("The first divergent step counts, not the worst ratio")
  func firstStep() throws {
    let comparison = try compare(off: [5: 0.5, 13: 3, 9: 2, 22: 100])
    let first = try #require(comparison.first)
    #expect([first.step, first.batch, first.unit] == [1, 1, 1])
    #expect(first.ratio == 3)
    #expect(comparison.worst?.ratio == 100)
    #expect(comparison.worst?.step == 2)
    #expect(comparison.divergent == 3)
  }

  @Test("Of equal ratios in a step the smaller batch row counts, then the smaller unit")
  func ties() throws {
    let comparison = try compare(off: [15: 2, 14: 2, 11: 2, 10: 2])
    for element in [comparison.first, comparison.worst] {
      let element = try #require(element)
      #expect([element.step, element.batch, element.unit] == [1, 0, 2])
    }
  }

  @Test("Of equal ratios in a step the earlier check counts")
  func tiesBetweenTensors() throws {
    let ones = [Double](repeating: 1, count: Self.count)
    var off = ones
    off[17] = 3
    let tensor = try Tensor([3, 2, 4], off)
    let checks = ["h", "c"].map { Check(tensor: $0, units: 4, expected: ones, bound: ones) }
    let comparison = try Comparison(
      of: Trace(tensors: ["c": tensor, "h": tensor]), to: someCase(.lstm),
      judgement: Judgement(
        checks: checks, biasTests: [], activationRoundoffsNeeded: nil, anchored: [], carried: []),
      contract: .relative)
    #expect(comparison.first?.tensor == "h")
    #expect(comparison.worst?.tensor == "h")
  }

  /// c and h, of which 1 is due throughout within 1.
  private func compare(c: [Double], h: [Double]) throws -> Comparison {
    let ones = [Double](repeating: 1, count: Self.count)
    return try Comparison(
      of: Trace(tensors: ["c": Tensor([3, 2, 4], c), "h": Tensor([3, 2, 4], h)]),
      to: someCase(.lstm),
      judgement: Judgement(
        checks: ["c", "h"].map { Check(tensor: $0, units: 4, expected: ones, bound: ones) },
        biasTests: [], activationRoundoffsNeeded: nil, anchored: ["c", "h"], carried: []),
      contract: .relative)
  }

  @Test("An earlier step of a later check comes first")
  func earlierStepOfLaterCheck() throws {
    let ones = [Double](repeating: 1, count: Self.count)
    var (c, h) = (ones, ones)
    c[16] = 100
    h[9] = 3
    let comparison = try compare(c: c, h: h)
    #expect(comparison.first?.tensor == "h")
    #expect(comparison.first?.step == 1)
    #expect(comparison.worst?.tensor == "c")
  }

  @Test("The origin is of the tensor that is computed first, however far off a later one is")
  func origin() throws {
    let ones = [Double](repeating: 1, count: Self.count)
    var (c, h) = (ones, ones)
    // Step 1: two of c, the second of them worse, and two of h, worse yet; step 2: c, the worst of all.
    (c[10], c[13], c[20]) = (3, 4, 900)
    (h[9], h[12]) = (70, 90)
    let comparison = try compare(c: c, h: h)
    let (first, origin) = (try #require(comparison.first), try #require(comparison.origin))
    #expect(first.tensor == "h" && first.ratio == 89)
    #expect(origin.tensor == "c" && origin.ratio == 3)
    #expect([origin.step, origin.batch, origin.unit] == [1, 1, 1])
    #expect(
      comparison.explanation(for: try someCase(.lstm, as: Double.self).sizes).hasPrefix(
        "c differs by more than rounding can explain. No step before step 1 diverges. In that step h, "
          + "which is computed after it, is further beyond its bound. Of 48 elements 5 "))
    let alone = try compare(off: [5: 0.5, 13: 3, 9: 2, 22: 100])
    #expect(alone.origin == alone.first)
  }

  @Test("The last element counts as much as the first", arguments: [0, count - 1])
  func everyElement(offset: Int) throws {
    #expect(try compare(off: [offset: 2]).verdict == .diverges)
    #expect(try compare(off: [offset: .nan]).verdict == .diverges)
    #expect(try compare(off: [:]).elements == Self.count)
  }

  @Test("The contract of an agreeing comparison is its grade", arguments: [false, true])
  func grades(isAbsolute: Bool) throws {
    let ones = [Double](repeating: 1, count: Self.count)
    for (value, isWithin) in [(1.03125, true), (3, false)] {
      let comparison = try Comparison(
        of: someTrace(h: ones.map { $0 * value }), to: someCase(.rnn),
        judgement: someJudgement(expected: ones, bound: ones.map { $0 / 16 }),
        contract: isAbsolute ? .absolute : .relative)
      #expect(comparison.grade == (isWithin ? (isAbsolute ? .B : .A) : nil))
    }
  }

  @Test("Judgements that do not fit the trace are refused, not cut to size")
  func malformed() throws {
    let ones = [Double](repeating: 1, count: Self.count)
    let trace = try someTrace(h: ones)
    let example = try someCase(.rnn, as: Double.self)
    func judged(_ judgement: Judgement) -> MalformedJudgement? {
      do {
        _ = try Comparison(of: trace, to: example, judgement: judgement, contract: .relative)
        return nil
      } catch { return error }
    }
    let short = Array(ones.dropLast())
    let count = MalformedJudgement.count(tensor: "h", expected: 24, actual: 23)
    #expect(judged(someJudgement(expected: short, bound: ones)) == count)
    #expect(judged(someJudgement(expected: ones, bound: short)) == count)
    #expect(judged(someJudgement(expected: ones, bound: ones, statisticalBound: short)) == count)
    #expect(judged(someJudgement(expected: ones, bound: ones, units: 8)) != nil)
    #expect(judged(someJudgement(expected: ones, bound: ones)) == nil)
    let none = Judgement(
      checks: [], biasTests: [], activationRoundoffsNeeded: nil, anchored: [], carried: [])
    #expect(judged(none) == .unchecked("h"))
    let absent = Check(tensor: "c", units: 4, expected: ones, bound: ones)
    #expect(
      judged(
        Judgement(
          checks: [absent], biasTests: [], activationRoundoffsNeeded: nil, anchored: [],
          carried: [])) == .absentTensor("c"))
  }

  @Test("The bias test that exceeds its threshold the most is the suspect")
  func suspectedBias() throws {
    let ones = [Double](repeating: 1, count: Self.count)
    func suspect(_ estimates: [Double], _ thresholds: [Double]) throws -> SuspectedBias? {
      let test = BiasTest(gate: "f", estimate: estimates, threshold: thresholds, detectable: 0.5)
      let comparison = try Comparison(
        of: someTrace(h: ones), to: someCase(.rnn),
        judgement: someJudgement(expected: ones, bound: ones, biasTests: [test]),
        contract: .relative)
      #expect(comparison.detectableBias == 0.5)
      return comparison.suspectedBias
    }
    #expect(try suspect([1, 0.5, 0], [1, .infinity, 0]) == nil)
    #expect(try suspect([.nan, 1], [1, .nan]) == nil)
    #expect(try suspect([2, -6, 3], [1, 2, 1])?.unit == 1)
    #expect(try suspect([2, -3, 3], [1, 1, 1])?.estimate == -3)
  }
}
