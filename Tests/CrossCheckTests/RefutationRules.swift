import CrossCheck
import Tensors
import Testing

/// What other findings say against an explanation.
@Suite struct RefutationRules {
  private func explanation(_ name: String) -> Explanation {
    Explanation(
      mistakes: name.split(separator: "+").map(String.init), sentence: "\(name) was done",
      elements: 12, verified: 12, worstRatio: 0.5, evidence: 30)
  }

  private func diagnosis(_ names: String...) -> Diagnosis {
    Diagnosis(explanations: names.map(explanation), tried: 9)
  }

  @Test("A finding that nothing explains refutes every explanation")
  func unexplained() {
    let refutations = Refutations([
      diagnosis("a"), diagnosis(), diagnosis(), diagnosis("a", "b"),
    ])
    #expect(refutations.count(against: diagnosis("a")) == 2)
    // What is found among single mistakes is not tried together with others.
    #expect(refutations.count(against: diagnosis("b+c")) == 2)
    #expect(refutations.count(against: diagnosis()) == 0)
  }

  @Test("One of several explanations that stands is enough")
  func several() {
    let refutations = Refutations([diagnosis("a", "b"), diagnosis("a"), diagnosis("b")])
    #expect(refutations.count(against: diagnosis("a", "b")) == 0)
    #expect(refutations.count(against: diagnosis("a")) == 1)
  }

  @Test("A part of what is done at once may be all that shows; the whole refutes the part")
  func together() {
    let refutations = Refutations([diagnosis("a"), diagnosis("a+b"), diagnosis("b+c")])
    #expect(refutations.count(against: diagnosis("a+b")) == 1)
    #expect(refutations.count(against: diagnosis("a")) == 2)
    #expect(refutations.count(against: diagnosis("c+d")) == 2)
  }

  @Test("What was not tried, since a suspect explained the finding, is not refuted")
  func suspects() throws {
    let comparison = try divergence()
    let suspicion = Suspicion(stages: [["a", "b"]]).beginning(with: ["b"])
    let found = try suspicion.diagnosis(
      of: comparison, unrefuted: { $0 }, refit: { try refit($0, by: ["b"]) },
      description: { ("\($0) was done", []) })
    #expect(found.isOfSuspects && found.tried == 1)
    #expect(Refutations([found]).count(against: diagnosis("a")) == 0)
    let other = try suspicion.diagnosis(
      of: comparison, unrefuted: { $0 }, refit: { try refit($0, by: ["a"]) },
      description: { ("\($0) was done", []) })
    #expect(!other.isOfSuspects && other.explanations.map(\.name) == ["a"])
    #expect(Refutations([other]).count(against: diagnosis("b")) == 1)
  }

  private func divergence() throws -> Comparison {
    try comparisonOfThrees(expected: 1)
  }

  /// What a port returns that makes a mistake: the trace's 3, if it is one of those that explain it.
  private func refit(_ name: String, by names: [String]) throws -> Refit? {
    let expected: Double = names.contains(name) ? 3 : 2
    return Refit(try comparisonOfThrees(expected: expected), expected: expected, evidence: 30)
  }

  @Test("A refuted explanation is told with 'perhaps', and with what refutes it")
  func text() throws {
    func explanation(_ count: Int, _ names: String...) -> (String, Bool?) {
      var finding = Finding(
        index: 3, subject: "port", verdict: .diverges, profile: nil,
        sizes: .init(steps: 1, batch: 2, inputSize: 3, hiddenSize: 4), options: [:], first: nil,
        explanation: "h differs.")
      finding.add(Diagnosis(explanations: names.map(self.explanation), tried: 9))
      finding.explanation += " Then it died."
      let refuted = finding.refuted(by: count)
      return (refuted.explanation, refuted.diagnosis?.isConclusive)
    }
    #expect(
      explanation(19, "a") == (
        "h differs. Perhaps explained by a: a was done; all 12 elements are within their bounds then. "
          + "But 19 other findings of this campaign are not explained by it: it may be another mistake "
          + "that looks like it here. Then it died.", false
      ))
    let (two, _) = explanation(1, "a", "b")
    #expect(
      two.hasSuffix(
        "But 1 other finding of this campaign is explained by none of them: it may be another mistake "
          + "that looks like them here. Then it died."), "\(two)")
    let (sound, isConclusive) = explanation(0, "a")
    #expect(sound.hasPrefix("h differs. Explained by a:") && isConclusive == true)
    #expect(explanation(3).0.contains("Nothing known explains it"))
  }
}
