import CrossCheck
import Tensors
import Testing

@Suite struct FinalStateRules {
  /// h [T, B, H] = [3, 2, 4], a NaN and a −0 in its last step.
  private var steps: [Double] {
    var values = (0..<24).map { Double($0) + 1 }
    values[20] = .nan
    values[21] = -0.0
    return values
  }

  private func compare(final: [Double]) throws -> Comparison {
    let values = steps
    return try Comparison(
      of: someTrace(h: values, final: final), to: someCase(.rnn),
      judgement: someJudgement(
        expected: values, bound: [Double](repeating: 0, count: values.count)),
      contract: .relative)
  }

  @Test("A final state that repeats the last step agrees, NaN included")
  func equal() throws {
    let comparison = try compare(final: Array(steps.suffix(8)))
    #expect(comparison.verdict == .agrees)
    #expect(comparison.elements == 32)
  }

  @Test(
    "A final state that differs by a bit from the last step diverges there",
    arguments: [(0, 17.0.nextUp), (4, 1.0), (5, 0.0), (7, Double.nan)])
  func different(offset: Int, value: Double) throws {
    var final = Array(steps.suffix(8))
    final[offset] = value
    let comparison = try compare(final: final)
    let first = try #require(comparison.first)
    #expect(comparison.verdict == .diverges)
    #expect(first.tensor == "final_h")
    #expect([first.step, first.batch, first.unit] == [2, offset / 4, offset % 4])
    #expect(first.ratio == .infinity)
    #expect(comparison.divergent == 1)
  }

  @Test("0 is not −0 in a final state")
  func signOfZero() throws {
    let zeros = [Float](repeating: 0, count: 24)
    func verdict(_ last: Float) throws -> Verdict {
      try Comparison(
        of: someTrace(h: zeros, final: zeros.prefix(7) + [last]), to: someCase(.rnn),
        judgement: someJudgement(
          expected: zeros.map(Double.init), bound: zeros.map(Double.init)), contract: .relative
      ).verdict
    }
    #expect(try verdict(0) == .agrees)
    #expect(try verdict(-0.0) == .diverges)
  }

  @Test("A final state that the judgement checks is held against its bound")
  func checked() throws {
    let ones = [Double](repeating: 1, count: 24)
    let bounds = ones.map { $0 / 16 }
    func verdict(_ value: Double) throws -> Comparison {
      let checks = [
        Check(tensor: "h", units: 4, expected: ones, bound: bounds),
        Check(
          tensor: "c", isFinalState: true, units: 4, expected: Array(ones.prefix(8)),
          bound: Array(bounds.prefix(8))),
      ]
      var final = Array(ones.prefix(8))
      final[6] = value
      return try Comparison(
        of: Trace(
          tensors: ["h": Tensor([3, 2, 4], ones)], finalState: ["c": Tensor([2, 4], final)]),
        to: someCase(.lstm),
        judgement: Judgement(
          checks: checks, biasTests: [], activationRoundoffsNeeded: nil, anchored: ["h"],
          carried: ["c"]),
        contract: .relative)
    }
    #expect(try verdict(1.03125).verdict == .agrees)
    let first = try #require(try verdict(1.1875).first)
    #expect(first.tensor == "final_c")
    #expect([first.step, first.batch, first.unit] == [2, 1, 2])
    #expect(first.ratio == 3)
  }

  @Test("A final state that nothing checks is refused, not passed over")
  func unchecked() throws {
    let ones = [Double](repeating: 1, count: 24)
    #expect(throws: MalformedJudgement.unchecked("final_c")) {
      try Comparison(
        of: Trace(
          tensors: ["h": Tensor([3, 2, 4], ones)],
          finalState: ["c": Tensor([2, 4], Array(ones.prefix(8)))]),
        to: someCase(.lstm), judgement: someJudgement(expected: ones, bound: ones),
        contract: .relative)
    }
  }

  @Test("An empty sequence agrees iff its final state is its initial state")
  func emptySequence() throws {
    let sizes = Sizes(steps: 0, batch: 2, inputSize: 5, hiddenSize: 4)
    let example = try someCase(.rnn, sizes: sizes, as: Float.self)
    func compare(_ final: [Float]?) throws -> Comparison {
      try Comparison(
        of: someTrace(h: [], sizes: sizes, final: final), to: example,
        judgement: someJudgement(expected: [], bound: []), contract: .relative)
    }
    let initial = example["initial_h"].scalars
    #expect(try compare(initial).verdict == .agrees)
    #expect(try compare(initial).grade == .A)
    #expect(try compare(initial).elements == 8)
    #expect(try compare(nil).verdict == .inconclusive)
    let first = try #require(try compare(initial.dropLast() + [0]).first)
    #expect([first.step, first.batch, first.unit] == [0, 1, 3])
  }
}
