import Lockstep
import Testing

/// The numbers do not depend on which cases are judged together.
struct StackingTests {
  @Test(arguments: ["native", "state_float16"])
  func singlyAndStackedGiveTheSameBits(_ name: String) throws {
    let options = CampaignOptions(cases: 288)
    func run(stacking: Int) throws -> [String] {
      let subject: any Subject<Float> =
        name == "native"
        ? NativeSubject<Float>() : MistakeSubject<Float>(try reference(), mistake: name)
      var campaign = try Campaign(options, subject: subject, reference: reference())
      campaign.stacking = stacking
      campaign.maxFindings = 300
      var lines: [String] = []
      try campaign.run { event in
        if case .judged(let result) = event {
          let comparison = try #require(result.comparison)
          lines.append("\(result.index) \(result.verdict) \(comparison)")
        }
      }
      return lines
    }
    let stacked = try run(stacking: 32)
    #expect(stacked.count == 288)
    #expect(try run(stacking: 1) == stacked)
    #expect(try run(stacking: 5) == stacked)
  }

  @Test func judgingStepByStepGivesTheSameVerdicts() throws {
    let generator = try CaseGenerator<Float>(CampaignOptions(cases: 64))
    let subject = NativeSubject<Float>()
    for index in stride(from: 1, to: 64, by: 9) {
      let example = generator.makeCase(at: index)
      let pair = JudgedPair(example, try subject.trace(of: example))
      let batch = ReferenceJudge<Float>(try reference())
      let steps = ReferenceJudge<Float>(try reference(), isStepwise: true)
      let (once, stepped) = (
        try batch.judge([pair], contract: .relative)[0],
        try steps.judge([pair], contract: .relative)[0]
      )
      for (left, right) in zip(once.checks, stepped.checks) {
        #expect(left.tensor == right.tensor)
        for (expected, other) in zip(left.expected, right.expected)
        where expected.isFinite || other.isFinite {
          // Only the order of additions in float64 differs.
          #expect(abs(expected - other) <= 1e-12 * max(1, abs(expected)), "\(example.sizes)")
        }
      }
    }
  }
}
