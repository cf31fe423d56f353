import CrossCheck
import Tensors
import Testing

@Suite struct MessageRules {
  private static func judged() throws -> [JudgedCase] {
    let campaign = Campaign(
      CampaignOptions(signature: .rnn, seed: 7, cases: 24),
      subject: StubSubject(behaviours: CampaignRules.mixed.merging([5: .notANumber]) { $1 }),
      judge: StubJudge(), makeCase: stubCase(at:))
    var judged: [JudgedCase] = []
    try campaign.judge(0..<24) { judged.append($0) }
    return judged
  }

  private static func read(_ frame: [UInt8]) throws -> WorkerMessage? {
    var frames = MessageFrames()
    frames.add(frame)
    return try frames.next().map { try WorkerMessage($0, subject: "stub", seed: 7) }
  }

  @Test("A judged case comes back with every number, NaN and infinities too")
  func roundTrip() throws {
    var verdicts: Set<Verdict> = []
    for judged in try Self.judged() {
      guard case .judged(let read) = try Self.read(WorkerMessage.judged(judged).frame) else {
        Issue.record("no case came back")
        continue
      }
      verdicts.insert(judged.result.verdict)
      #expect(withoutShape("\(read)") == withoutShape("\(judged)"))
    }
    #expect(verdicts == Set(Verdict.allCases))
  }

  /// The shape of an error stays where it was found.
  private func withoutShape(_ text: String) -> String {
    let parts = text.split(separator: "shape: ", maxSplits: 1)
    let rest = parts.last?.split(separator: ", anchored:", maxSplits: 1).last
    return parts.count == 2 ? "\(parts[0])\(rest ?? "")" : text
  }

  @Test("Messages in pieces are read whole, one after the other")
  func pieces() throws {
    let stream = try Self.judged().flatMap { WorkerMessage.judged($0).frame }
    var frames = MessageFrames()
    var indices: [Int] = []
    for start in stride(from: 0, to: stream.count, by: 97) {
      frames.add(stream[start..<min(start + 97, stream.count)])
      while let frame = try frames.next() {
        guard case .judged(let judged) = try WorkerMessage(frame, subject: "stub", seed: 7) else {
          continue
        }
        indices.append(judged.result.index)
      }
    }
    #expect(indices == Array(0..<24))
  }

  @Test("What is cut short, or has other bytes in it, is refused or read, and nothing else happens")
  func damaged() throws {
    let frame = WorkerMessage.judged(try Self.judged()[2]).frame
    for length in 0..<frame.count {
      let message = try Self.read(Array(frame[..<length]))
      #expect(message == nil)
    }
    var refused = 0
    for position in frame.indices {
      for byte: UInt8 in [0, 1, 0x7F, 0xFF] where frame[position] != byte {
        var damaged = frame
        damaged[position] = byte
        do { _ = try Self.read(damaged) } catch is MalformedMessage { refused += 1 }
      }
    }
    #expect(refused > frame.count / 2)
  }

  @Test("What was found out about a finding comes back, its map and its first wrong step too")
  func update() throws {
    var finding = try #require(try Self.judged().compactMap(\.finding).first)
    let map = RatioMap(
      tensor: "h", basis: nil, steps: 5, units: 3, stepsPerCell: 2, unitsPerCell: 1,
      ratios: [0.5, .infinity, -1, 0, 1, 2, 3, 4, 5])
    finding.detail = FindingDetail(
      map: map,
      stages: [
        (
          Stage(.activation, gate: "i", basis: "z"),
          StageElement(row: 1, unit: 2, actual: nil, expected: 0.25, bound: 1e-7, ratio: nil)
        ),
        (Stage(.h), StageElement(row: 1, unit: 2, actual: 3, expected: 4, bound: 0.5, ratio: 2)),
      ])
    let update = FindingUpdate(finding)
    let frame = WorkerMessage.lookedInto(update, isDone: true).frame
    guard case .lookedInto(let read, true) = try Self.read(frame) else {
      Issue.record("no update came back")
      return
    }
    #expect("\(read)" == "\(update)")
    for length in 0..<frame.count {
      let message = try Self.read(Array(frame[..<length]))
      #expect(message == nil)
    }
    for position in frame.indices {
      var damaged = frame
      damaged[position] ^= 0xFF
      do { _ = try Self.read(damaged) } catch is MalformedMessage {}
    }
  }

  /// One that is found with the first stage, and one whose cause is evident.
  @Test("A diagnosis comes back with its cause, and with what was not tried")
  func diagnoses() throws {
    for diagnosis in [
      try diagnosisOfSuspects(),
      Diagnosis(explanations: [], tried: 7, evidentCause: "z lacks it"),
    ] {
      var finding = try #require(try Self.judged().compactMap(\.finding).first)
      finding.add(diagnosis)
      let update = FindingUpdate(finding)
      let frame = WorkerMessage.lookedInto(update, isDone: true).frame
      guard case .lookedInto(let read, true) = try Self.read(frame) else {
        Issue.record("no update came back")
        continue
      }
      #expect("\(read)" == "\(update)")
    }
  }

  @Test("An order comes back, and one of no range is refused")
  func orders() throws {
    let order = WorkOrder(seed: .max, indices: 64..<96, stacking: 32)
    var frames = MessageFrames()
    frames.add(order.frame)
    let frame = try #require(try frames.next())
    #expect(try WorkOrder(frame) == order)
    #expect(throws: MalformedMessage.self) { try WorkOrder(MessageReader([1, 2, 3])) }
  }

  private func diagnosisOfSuspects() throws -> Diagnosis {
    let diagnosis = try Suspicion(stages: [["a"]]).beginning(with: ["b"]).diagnosis(
      of: comparisonOfThrees(expected: 1), unrefuted: { $0 },
      refit: { _ in Refit(try comparisonOfThrees(expected: 3), expected: 3, evidence: 30) },
      description: { ("\($0) was done", ["here"]) })
    #expect(diagnosis.isOfSuspects)
    return diagnosis
  }
}

extension WorkerMessage? {
  fileprivate static func == (message: WorkerMessage?, nothing: Never?) -> Bool {
    if case .none = message { true } else { false }
  }
}
