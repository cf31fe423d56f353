import CrossCheck
import Tensors
import Testing

/// What a shrinker asks of a subject and a judge.
@Suite struct SameCauseRules {
  private func same(
    _ behaviours: [Int: Behaviour], index: Int = 1,
    also condition: SameCause<Double>.Condition? = nil
  ) throws -> SameCause<Double> {
    try SameCause(
      of: stubCase(at: index), subject: StubSubject(behaviours: behaviours), judge: StubJudge(),
      also: condition)
  }

  @Test func `A cause is the verdict, the first wrong tensor and the contract`() throws {
    #expect(
      try same([1: .divergent]).cause
        == Cause(verdict: .diverges, tensor: "h", contract: .absolute))
    #expect(try same([1: .throwing]).cause == Cause(verdict: .failed))
    #expect(try same([1: .withoutState]).cause == Cause(verdict: .failed))
    #expect(try same([:]).cause == Cause(verdict: .agrees))
    #expect(try same([16: .correct], index: 16).cause == Cause(verdict: .inconclusive))
  }

  @Test func `Candidates are told apart by it, one by one`() throws {
    let behaviours: [Int: Behaviour] = [
      1: .divergent, 2: .throwing, 3: .divergent, 4: .gradeB, 6: .withoutState,
    ]
    let candidates = try (1...6).map { try stubCase(at: $0) }
    #expect(
      try same(behaviours, index: 1).isKept(by: candidates)
        == [true, false, true, false, false, false])
    #expect(
      try same(behaviours, index: 2).isKept(by: candidates)
        == [false, true, false, false, false, true])
    #expect(try same(behaviours).isKept(by: []) == [])
  }

  @Test func `The first wrong tensor counts, not the worst`() throws {
    func cause(_ c: Double, _ h: Double) throws -> Cause {
      let sizes = Sizes(steps: 1, batch: 1, inputSize: 2, hiddenSize: 1)
      let trace = Trace<Double>(
        tensors: ["c": try Tensor([1, 1, 1], [c]), "h": try Tensor([1, 1, 1], [h])])
      let checks = ["c", "h"].map { Check(tensor: $0, units: 1, expected: [64], bound: [1]) }
      return Cause(
        try Comparison(
          of: trace, to: someCase(.lstm, sizes: sizes),
          judgement: Judgement(
            checks: checks, biasTests: [], activationRoundoffsNeeded: nil, anchored: [],
            carried: []), contract: .relative))
    }
    #expect(try cause(66, 70).tensor == "c")
    #expect(try cause(70, 66).tensor == "c")
    #expect(try cause(64, 66).tensor == "h")
  }

  @Test func `A further condition is asked about those alone that show the cause`() throws {
    var asked: [Int] = []
    let same = try same([1: .divergent, 3: .divergent, 5: .divergent]) { pairs in
      asked += pairs.map(\.example.provenance.index)
      return pairs.map { $0.example.provenance.index != 3 }
    }
    let answers = try same.isKept(by: (1...5).map { try stubCase(at: $0) })
    #expect(answers == [true, false, false, false, true])
    #expect(asked == [1, 3, 5])
    let poor = try self.same([1: .divergent]) { _ in [] }
    #expect(throws: MalformedAnswers(expected: 1, actual: 0)) {
      try poor.isKept(by: [stubCase(at: 1)])
    }
  }

  @Test func `Of a case without an answer the verdict alone has to stay`() throws {
    let same = try same([1: .throwing]) { pairs in pairs.map { _ in false } }
    #expect(same.states.names.isEmpty)
    let shrunk = try Shrinker<Double>().shrink(stubCase(at: 1), keeps: same.isKept(by:))
    #expect(shrunk.example.sizes == Sizes(steps: 1, batch: 1, inputSize: 1, hiddenSize: 1))
  }

  @Test func `The subject's states are those of the case`() throws {
    let example = try stubCase(at: 1)
    #expect(try same([1: .divergent]).states["h"]?.shape.dimensions == [3, 2, 4])
    #expect(example.sizes.steps == 3)
  }
}
