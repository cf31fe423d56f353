import Lockstep
import Testing

/// Grade B excuses activations that are accurate against 1, and nothing else.
struct GradeTests {
  /// With c = 1e6 and a forget gate of 4e-11, the absolute contract leaves no evidence of c.
  private func example() throws -> Case<Float> {
    try Case(
      .lstm, sizes: Sizes(steps: 1, batch: 1, inputSize: 1, hiddenSize: 1),
      options: ["forget_bias": 0],
      tensors: [
        "inputs": Tensor([1, 1, 1], [0.5]),
        "kernel": Tensor([2, 4], [0.25, 0.5, 0.125, -0.5, 0.75, -0.25, 0.375, 0.5]),
        "bias": Tensor([4], [0.5, 0.25, -24, 0.75]), "initial_c": Tensor([1, 1], [1e6]),
        "initial_h": Tensor([1, 1], [0.25]),
      ], provenance: .given(name: "a nearly closed forget gate"))
  }

  /// 30 times too much of c is kept.
  @Test func aWrongForgetGateIsNotExcused() throws {
    let wrong = TamperedSubject<Float>(
      name: "keeps too much",
      changeCase: { example in
        var tensors = example.tensors
        tensors["bias"]?.withUnsafeMutableScalars { $0[2] += 3.4 }
        return try Case(
          example.signature, sizes: example.sizes, options: example.options, tensors: tensors,
          provenance: example.provenance)
      })
    #expect(try verdict(of: NativeSubject<Float>()) == .agrees)
    #expect(try verdict(of: wrong) == .diverges)
  }

  private func verdict<S: Subject<Float>>(of subject: S) throws -> Verdict {
    let campaign = Campaign<Float>(
      CampaignOptions(cases: 1), subject: subject, judge: ReferenceJudge(try reference()),
      makeCase: { _ in try example() })
    var verdict: Verdict?
    try campaign.run { event in
      if case .judged(let result) = event { verdict = result.verdict }
    }
    return try #require(verdict)
  }
}
