import CrossCheck
import Tensors
import Testing

@Suite struct DiscoveryRules {
  @Test(
    "Each finding that is emitted is looked into once, with its case and answer, and may change")
  func investigated() throws {
    var seen: [Discovery<Double>] = []
    let events = try stubEvents([1: .throwing, 2: .divergent, 3: .divergent, 4: .suspicious]) {
      $0.maxFindings = 1
      $0.investigate = { discovery in
        seen.append(discovery)
        var finding = discovery.finding
        finding.explanation = "Known: \(finding.index)."
        finding.caseFile = "corpus/\(finding.index).npz"
        return finding
      }
    }
    // The last eight are empty sequences of which nothing can be said.
    #expect(seen.map(\.finding.index) == [1, 2, 16])
    #expect(events.findings.map(\.explanation) == ["Known: 1.", "Known: 2.", "Known: 16."])
    #expect(events.findings.map(\.caseFile) == [1, 2, 16].map { "corpus/\($0).npz" })
    #expect(seen.map { $0.trace == nil } == [true, false, false])
    #expect(seen.map { $0.comparison?.verdict } == [nil, .diverges, .inconclusive])
    #expect(seen.map(\.example.provenance.index) == [1, 2, 16])
    let divergent = try #require(seen.first { $0.finding.index == 2 })
    let expected = try #require(StubJudge.expected(divergent.example).last)
    #expect(divergent.trace?.tensors["h"]?.scalars.last == expected + 8)
    #expect(seen.map(\.finding.seed) == [1, 1, 1])
  }

  @Test("An error of what looks into findings ends the campaign")
  func failing() throws {
    struct Full: Error {}
    #expect(throws: Full.self) {
      try stubEvents([2: .divergent]) { $0.investigate = { _ in throw Full() } }
    }
  }

  @Test("Beyond the limit findings of a new cause are emitted, and as many as the limit")
  func newCauses() throws {
    var behaviours = Dictionary(uniqueKeysWithValues: (0..<16).map { ($0, Behaviour.divergent) })
    behaviours[9] = .notANumber
    behaviours[11] = .notANumber
    let events = try stubEvents(behaviours) { $0.maxFindings = 2 }
    let divergent = events.findings.filter { $0.verdict == .diverges }
    #expect(divergent.map(\.index) == [0, 1, 9])
    #expect(Set(divergent.map(\.cause)).count == 2)
  }

  @Test("A cause is neither a place nor a number")
  func causes() throws {
    let findings = try stubEvents([2: .divergent, 11: .divergent, 17: .correct]).findings
    let divergent = findings.filter { $0.verdict == .diverges }
    #expect(Set(divergent.map(\.explanation)).count == 2)
    #expect(
      divergent.map(\.cause)
        == Array(repeating: "h differs by more than rounding can explain.", count: 2))
    #expect(
      Finding.cause(from: "at 0x7f3c1b, step 12: 1.5e-07 of float32, 3 of i2; 2e+9.")
        == "at #, step #: # of float32, # of i2; #")
  }

  @Test("Of a case from a file every event names the file, and what was found with it")
  func filed() throws {
    let file = FiledCase(path: "a.npz", subject: "stub", verdict: .diverges)
    func events(_ behaviour: Behaviour) throws -> [Event] {
      try stubEvents([2: behaviour], indices: 2..<3) { $0.file = file }
    }
    let divergent = try events(.divergent)
    #expect(divergent.results.map(\.file) == [file])
    #expect(divergent.results.map(\.isResolved) == [false])
    #expect(divergent.findings.map(\.caseFile) == ["a.npz"])
    #expect(divergent.findings.map(\.seed) == [nil])
    #expect(try events(.throwing).results.map(\.isResolved) == [false])
    #expect(try events(.correct).results.map(\.isResolved) == [true])
    #expect(try events(.suspicious).warnings.map(\.caseFile) == ["a.npz"])
    var summary = Summary()
    for result in divergent.results { summary.add(result) }
    #expect(summary.worstFile == "a.npz")
  }
}
