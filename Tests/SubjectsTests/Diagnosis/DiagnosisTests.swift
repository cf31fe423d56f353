import Lockstep
import Testing

/// A divergence is blamed on the mistake that was made, and on nothing else.
struct DiagnosisTests {
  static let cells: [Signature] = [.lstm, .rnn]

  /// The diagnosis of a subject's first divergent case of an ordinary size.
  private func diagnosis(
    _ subject: any Subject<Float>, _ signature: Signature, index: Int, states: [String]? = nil
  ) throws -> Diagnosis? {
    let options = CampaignOptions(
      signature: signature, steps: 4...9, batch: 2...4, inputSize: 3...12, hiddenSize: 4...13,
      profiles: [.generic])
    let example = try CaseGenerator<Float>(options).makeCase(at: index)
    let whole = try subject.trace(of: example)
    var tensors = NamedTensors<Float>()
    for name in states ?? signature.states { tensors[name] = whole.tensors[name] }
    let pair = JudgedPair(example, Trace(tensors: tensors))
    let judge = ReferenceJudge<Float>(try reference())
    let comparison = try Comparison.underEitherContract { contract in
      try Comparison(
        of: pair.trace, to: example, judgement: judge.judge([pair], contract: contract)[0],
        contract: contract)
    }
    return try Diagnostician(judge: judge).diagnosis(of: pair, comparison)
  }

  @Test(arguments: cells)
  func everyMistakeIsNamed(_ signature: Signature) throws {
    for (index, name) in try Mistakes(reference()).names(for: signature).enumerated() {
      let subject = MistakeSubject<Float>(try reference(), mistake: name)
      guard let diagnosis = try diagnosis(subject, signature, index: 7 * index) else { continue }
      #expect(diagnosis.explanations.map(\.name).contains(name), "\(name): \(diagnosis.text)")
      // What is left of 8 products may be what is left of 4, and of all there may be of one part.
      let limit = name.contains("sum_tail") ? 4 : 2
      #expect(diagnosis.explanations.count <= limit, "\(name): \(diagnosis.text)")
      // A σ that is cut shows in one element of these.
      #expect(diagnosis.isConclusive || name == "sigmoid_cut", "\(name): \(diagnosis.text)")
    }
  }

  @Test func outputsAloneAreEnough() throws {
    for name in ["bias_missing", "gates_iofj", "state_not_carried"] {
      let subject = MistakeSubject<Float>(try reference(), mistake: name)
      let diagnosis = try #require(try diagnosis(subject, .lstm, index: 5, states: ["h"]))
      #expect(diagnosis.explanations.map(\.name) == [name])
    }
  }

  @Test func twoMistakesAtOnceAreNamed() throws {
    let subject = MistakeSubject<Float>(
      try reference(), mistake: "forget_bias_missing+kernel_transposed")
    let diagnosis = try #require(try diagnosis(subject, .lstm, index: 3))
    let explanation = try #require(diagnosis.explanations.first)
    #expect(explanation.mistakes == ["forget_bias_missing", "kernel_transposed"])
    #expect(explanation.verified == explanation.elements)
    #expect(diagnosis.text.hasPrefix("Explained by forget_bias_missing+kernel_transposed: "))
  }

  @Test func whatAgreesIsNotDiagnosed() throws {
    for index in 0..<20 {
      #expect(try diagnosis(NativeSubject<Float>(), .lstm, index: index) == nil)
    }
  }

  @Test func anUnknownFaultIsBlamedOnNothing() throws {
    let subject = TamperedSubject<Float>(
      name: "one weight off by 1e-3",
      changeCase: { example in
        var tensors = example.tensors
        var kernel = example["kernel"].scalars
        kernel[17] += 1e-3
        tensors["kernel"] = try Tensor(example["kernel"].shape.dimensions, kernel)
        return try Case(
          example.signature, sizes: example.sizes, options: example.options, tensors: tensors,
          provenance: example.provenance)
      })
    var seen = 0
    for index in 0..<20 {
      guard let diagnosis = try diagnosis(subject, .lstm, index: index) else { continue }
      seen += 1
      #expect(diagnosis.explanations.isEmpty, "\(diagnosis.text)")
      #expect(diagnosis.text.hasPrefix("Nothing known explains it: "))
    }
    #expect(seen > 10)
  }
}
