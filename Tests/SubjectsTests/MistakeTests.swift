import Lockstep
import Testing

/// The harness's own proof that it can fail: every known mistake is caught.
struct MistakeTests {
  static let mistakes = [
    "forget_bias_missing", "gates_jifo", "bias_missing", "state_float16", "tanh_pade",
  ]

  @Test func theCatalogueHoldsThem() throws {
    let names = try Mistakes(reference()).names(for: .lstm)
    #expect(Set(Self.mistakes).isSubset(of: names))
  }

  @Test(arguments: mistakes)
  func isCaughtWithin20Cases(_ mistake: String) throws {
    let subject = MistakeSubject<Float>(try reference(), mistake: mistake)
    let (summary, findings, _) = try outcome(of: subject, CampaignOptions(cases: 20))
    #expect(summary.diverges > 0)
    #expect(summary.grade == nil)
    let first = try #require(findings.first?.first)
    #expect(first.ratio > 1)
    #expect(first.actual != first.expected)
  }

  @Test(arguments: mistakes)
  func repeatsAloneWithTheSameNumbers(_ mistake: String) throws {
    let subject = MistakeSubject<Float>(try reference(), mistake: mistake)
    let options = CampaignOptions(cases: 64)
    let finding = try #require(try outcome(of: subject, options).findings.last)
    let again = try outcome(of: subject, options, indices: finding.index..<(finding.index + 1))
    #expect(again.findings.map(\.first) == [finding.first])
  }

  @Test func thoseOfTheLSTMAloneAreRefusedInTheRNN() throws {
    #expect(try !Mistakes(reference()).names(for: .rnn).contains("gates_jifo"))
    let subject = MistakeSubject<Float>(try reference(), mistake: "gates_jifo")
    let (summary, _, _) = try outcome(of: subject, CampaignOptions(signature: .rnn, cases: 3))
    #expect(summary.failed == 3)
  }

  @Test func everyMistakeHasASentence() throws {
    let mistakes = Mistakes(try reference())
    for name in Self.mistakes {
      #expect(try mistakes.sentence(name).count > 20)
    }
  }
}
