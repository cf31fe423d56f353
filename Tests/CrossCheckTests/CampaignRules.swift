import CrossCheck
import Tensors
import Testing

@Suite struct CampaignRules {
  /// One of each kind, in several stacks.
  static let mixed: [Int: Behaviour] = [
    1: .throwing, 2: .divergent, 3: .gradeB, 4: .suspicious, 6: .withoutState, 7: .withFinalState,
    9: .withFinalState, 12: .divergent, 18: .withFinalState, 20: .throwing,
  ]

  @Test(
    "Single and stacked judging give identical events",
    arguments: [2, 5, 32], [1, 5000, 1 << 30])
  func stackingDoesNotMatter(stacking: Int, byteBudget: Int) throws {
    let single = try stubEvents(Self.mixed) { $0.stacking = 1 }
    let stacked = try stubEvents(Self.mixed) {
      $0.stacking = stacking
      $0.byteBudget = byteBudget
    }
    #expect(single.map { "\($0)" } == stacked.map { "\($0)" })
    #expect(single.results.map(\.index) == Array(0..<24))
    #expect(single.isComplete == true)
  }

  @Test("Cases of equal sizes are judged together, up to the stacking and the budget")
  func stacks() throws {
    func sizes(_ configure: (inout Campaign<Double>) -> Void) throws -> [Int] {
      let judge = StubJudge()
      _ = try stubEvents(judge: judge, configure: configure)
      return judge.stacks.map(\.cases)
    }
    // Probes (every fifth index) and empty sequences stand apart.
    #expect(try sizes { _ in } == [1, 4, 1, 2, 2, 1, 4, 1])
    #expect(try sizes { $0.stacking = 1 } == [Int](repeating: 1, count: 16))
    #expect(try sizes { $0.stacking = 3 }.max() == 3)
    #expect(try sizes { $0.byteBudget = 1 }.max() == 1)
  }

  @Test("A block of sizes in the middle of the default ranges is one stack")
  func wholeBlocks() throws {
    let sizes = Sizes(steps: 17, batch: 4, inputSize: 31, hiddenSize: 33)
    let judge = StubJudge()
    let campaign = Campaign(
      CampaignOptions(signature: .rnn, cases: Block.length), subject: StubSubject(), judge: judge
    ) { index in
      try someCase(
        .rnn, sizes: sizes,
        provenance: .generated(seed: 1, index: index, profile: .generic))
    }
    try campaign.run { _ in }
    #expect(judge.stacks.map(\.cases) == [Block.length])
  }

  @Test("What diverges by the relative contract is judged once more by the absolute one")
  func grades() throws {
    let judge = StubJudge()
    let events = try stubEvents([2: .divergent, 3: .gradeB], judge: judge)
    let results = events.results
    #expect(results[1].comparison?.grade == .A)
    #expect(results[2].verdict == .diverges)
    #expect(results[2].comparison?.contract == .absolute)
    #expect(results[3].comparison?.grade == .B)
    #expect(results[3].comparison?.worst?.ratio == 0.5)
    #expect(judge.stacks.filter { $0.contract == .absolute }.map(\.cases) == [2])
  }

  @Test("A subject that throws has failed, and its message is the explanation")
  func failures() throws {
    let events = try stubEvents([1: .throwing, 6: .withoutState])
    #expect(events.results.filter { $0.verdict == .failed }.map(\.index) == [1, 6])
    let explanations = events.findings.filter { $0.verdict == .failed }.map(\.explanation)
    #expect(explanations.first == "The subject gave no answer: segmentation fault")
    #expect(
      explanations.last
        == "The answer cannot be compared: the trace holds none of the states h; one is needed.")
    #expect(events.findings.allSatisfy { $0.first == nil })
  }

  @Test("An empty sequence is judged by its final state, and without one is inconclusive")
  func emptySequences() throws {
    let results = try stubEvents([18: .withFinalState]).results
    #expect(results[18].verdict == .agrees)
    #expect(results[19].verdict == .inconclusive)
  }

  @Test("Findings beyond the limit are counted but not emitted")
  func findingLimit() throws {
    let all = Dictionary(uniqueKeysWithValues: (0..<16).map { ($0, Behaviour.divergent) })
    let events = try stubEvents(all, cases: 16) { $0.maxFindings = 3 }
    #expect(events.findings.map(\.index) == [0, 1, 2])
    var summary = Summary()
    for result in events.results { summary.add(result) }
    #expect(summary.diverges == 16)
    #expect(summary.verdict == .diverges)
    #expect(summary.grade == nil)
  }

  @Test("Inconclusive findings leave room for divergent ones")
  func limitOfEachVerdict() throws {
    // The cases without steps, 16 to 23, are inconclusive.
    let before = try stubEvents().findings.count
    #expect(before > 1)
    let events = try stubEvents([25: .divergent], cases: 26) { $0.maxFindings = 1 }
    #expect(events.findings.map(\.verdict) == [.inconclusive, .diverges])
  }

  @Test("A range of one index repeats that case alone", arguments: [2, 3, 20])
  func replay(index: Int) throws {
    let all = try stubEvents(Self.mixed)
    let one = try stubEvents(Self.mixed, indices: index..<index + 1)
    #expect(one.results.map(\.index) == [index])
    #expect("\(one.results)" == "\(all.results.filter { $0.index == index })")
    #expect("\(one.findings)" == "\(all.findings.filter { $0.index == index })")
  }

  @Test("A statistical ratio above 1 is a warning, and the case agrees")
  func warnings() throws {
    let events = try stubEvents([4: .suspicious])
    #expect(events.warnings.map(\.index) == [4])
    #expect(events.warnings.first?.statisticalRatio == 1.5)
    #expect(events.results[4].verdict == .agrees)
  }

  @Test("A campaign that is told to stop ends there and says so")
  func stopping() throws {
    var judged = 0
    let events = try stubEvents(
      shouldStop: { judged >= 3 },
      onEvent: { if case .judged = $0 { judged += 1 } })
    #expect(events.results.count == 3)
    #expect(events.isComplete == false)
    let none = try stubEvents(shouldStop: { true })
    #expect(none.results.isEmpty)
    #expect(none.isComplete == false)
  }

  @Test("A campaign of no cases is complete and inconclusive")
  func noCases() throws {
    let events = try stubEvents(cases: 0)
    #expect(events.isComplete == true)
    #expect(Summary().verdict == .inconclusive)
  }

  @Test("A sink's error ends the campaign")
  func sinkError() {
    struct Full: Error {}
    #expect(throws: Full.self) {
      try stubEvents(onEvent: { if case .judged = $0 { throw Full() } })
    }
  }
}
