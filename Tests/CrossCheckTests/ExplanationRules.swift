import CrossCheck
import Tensors
import Testing

@Suite struct ExplanationRules {
  /// The explanation of a finding whose only element is `actual`.
  private func explanation(_ actual: Double, expected: Double) throws -> String {
    struct One: Subject {
      let name = "one"
      let value: Double
      func trace(of example: Case<Double>) throws -> Trace<Double> {
        try someTrace(h: [value], sizes: example.sizes)
      }
    }
    struct Expecting: Judge {
      let value: Double
      func judge(
        _ block: [JudgedPair<Double>], contract: ActivationContract
      ) throws -> [Judgement] {
        block.map { _ in someJudgement(expected: [value], bound: [0], units: 1) }
      }
    }
    let campaign = Campaign(
      CampaignOptions(signature: .rnn, cases: 1), subject: One(value: actual),
      judge: Expecting(value: expected)
    ) { _ in
      try someCase(.rnn, sizes: Sizes(steps: 1, batch: 1, inputSize: 2, hiddenSize: 1))
    }
    var text = ""
    try campaign.run { if case .found(let finding) = $0 { text = finding.explanation } }
    return text
  }

  @Test("A mismatch of kind is named")
  func kinds() throws {
    #expect(try explanation(1, expected: .nan).hasPrefix("A NaN was swallowed"))
    #expect(try explanation(1, expected: .infinity).hasPrefix("An infinity was lost"))
    #expect(try explanation(-.infinity, expected: .infinity).contains("wrong sign"))
    #expect(try explanation(.nan, expected: 1).hasPrefix("The subject returned NaN"))
    #expect(try explanation(.infinity, expected: 1).hasPrefix("The subject returned an infinity"))
  }

  @Test("A first step that is wrong already is told apart from a later one")
  func steps() throws {
    #expect(
      try explanation(2, expected: 1)
        == "h differs by more than rounding can explain. The first step is wrong already.")
    let later = try stubEvents([2: .divergent]).findings.first?.explanation
    #expect(
      later?.hasSuffix(
        "No step before step 2 diverges. It is the only one of 24 elements beyond its bound.")
        == true)
  }
}
