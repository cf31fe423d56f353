import CrossCheck
import Reports
import Tensors
import Testing

@Suite struct ShardReportTests {
  private static let context = ReportContext(
    environment: [("lockstep", "1.2"), ("prefix", "/usr")], seconds: 2, arguments: ["--batch", "3"])

  /// The report of a shard of 70 cases, of which those of the shard fail.
  private static func report(
    _ number: Int, of count: Int = 3, seed: UInt64 = 7, isComplete: Bool = true
  ) throws -> String {
    let shard = try #require(Shard(number, of: count))
    let options = CampaignOptions(signature: .rnn, seed: seed, cases: 70)
    var record = CampaignRecord(of: options, shard: shard)
    record.record(
      .started(options, SubjectDescription(name: "fixed", version: "1", dtype: "float32")))
    let sizes = Sizes(steps: 3, batch: 2, inputSize: 5, hiddenSize: 4)
    for index in shard.indices(of: 70) {
      record.record(
        .judged(
          CaseResult(index: index, profile: .tiny, sizes: sizes, verdict: .failed, comparison: nil)
        ))
      var finding = Finding(
        index: index, subject: "fixed", verdict: .failed, profile: .tiny, sizes: sizes,
        options: ["forget_bias": -1.25], first: nil, explanation: "line \"one\"\n\u{1B}[31mtwo",
        seed: seed)
      finding.endedProcess = index.isMultiple(of: 2)
      record.add(judged: finding)
    }
    record.record(.ended(completed: isComplete))
    return JSONReport().render(record, context)
  }

  private static func parts(_ reports: [String]) throws -> [RecordedShard] {
    try RecordedShard.parts(
      of: reports.enumerated().map { number, text in
        (path: "report-\(number)", shard: try RecordedShard(report: Array(text.utf8)))
      })
  }

  @Test("Shards come back in their order, with all that was found")
  func roundTrip() throws {
    let parts = try Self.parts([Self.report(2), Self.report(3), Self.report(1)])
    #expect(parts.map(\.indices) == [0..<32, 32..<64, 64..<70])
    let first = try #require(parts.first)
    #expect(first.arguments == ["--batch", "3"])
    #expect(first.findings.map(\.index) == Array(0..<20))
    #expect(first.findings[4].endedProcess)
    #expect(!first.findings[5].endedProcess)
    #expect(first.findings[0].options == ["forget_bias": -1.25])
    // What a terminal would obey is not read.
    #expect(first.findings[0].explanation == "line \"one\"\n\u{FFFD}[31mtwo")
    var record = CampaignRecord(of: CampaignOptions(signature: .rnn, seed: 7, cases: 70))
    record.record(.started(record.options, first.subject))
    for part in parts { record.add(part) }
    #expect(record.summary.failed == 70)
    #expect(record.summary.steps == 70 * 6)
  }

  @Test("What is no set of all shards of one campaign is refused, and told why")
  func refusals() throws {
    func refusal(_ reports: [String]) throws -> String {
      try #require(throws: UnmergeableReports.self) { try Self.parts(reports) }.description
    }
    let (one, two, three) = (try Self.report(1), try Self.report(2), try Self.report(3))
    #expect(try refusal([one, three]).contains("the shard 2/3 is missing;"))
    #expect(try refusal([one, two, three, two]).contains("are both the shard 2/3"))
    #expect(try refusal([one, two, Self.report(3, seed: 8)]).contains("its seed is 8, not 7"))
    #expect(try refusal([one, Self.report(2, of: 2)]).contains("number of shards is 2, not 3"))
    #expect(try refusal([one, two, Self.report(3, isComplete: false)]).contains("stopped early"))
    #expect(
      try refusal([one, two.replacing("1.2", "1.3"), three]).contains("environment is lockstep 1.3")
    )
    let short = one.replacing("\"cases\": 32,", "\"cases\": 31,").replacing(", 32,", ", 31,")
      .replacing("\"cases_per_second\": 16.0", "\"cases_per_second\": 15.5")
    #expect(throws: MalformedReport.self) { try Self.parts([short, two, three]) }
    #expect(
      try refusal([short.replacing("\"failed\": 32,", "\"failed\": 31,"), two, three])
        .contains("counts 31 cases, but the shard 1/3 of 70 has 32"))
  }

  @Test("What grade A would not excuse comes back, and has to be what it says")
  func gradeB() throws {
    let options = CampaignOptions(signature: .rnn, seed: 7, cases: 70)
    let subject = SubjectDescription(name: "fixed", version: "1", dtype: "float32")
    var record = CampaignRecord(of: options, shard: Shard(1, of: 3))
    record.record(.started(options, subject))
    let excused = try judged(
      [0, 16], expected: [0.0625, 16], bound: [0x1p-12, 1], absoluteBound: [0.09, 1])
    record.record(.judged(excused.result))
    record.record(.ended(completed: true))
    let text = JSONReport().render(record, Self.context)
    var merged = CampaignRecord(of: options)
    merged.record(.started(options, subject))
    merged.add(try RecordedShard(report: Array(text.utf8)))
    #expect(merged.summary.gradeB?.element.ratio == 256)
    #expect(merged.summary.gradeB == record.summary.gradeB)
    for (old, new) in [
      ("\"ratio\": 256.0", "\"ratio\": 255.0"), ("\"index\": 11", "\"index\": 40"),
      ("\"worst_grade\": \"B\"", "\"worst_grade\": \"A\""), ("\"case\": 11", "\"case\": 12"),
    ] {
      let changed = text.replacing(old, new)
      #expect(changed != text, "\(old)")
      #expect(throws: MalformedReport.self, "\(new)") {
        try RecordedShard(report: Array(changed.utf8))
      }
    }
  }

  @Test("Damaged reports are refused, and nothing else happens")
  func damaged() throws {
    let report = Array(try Self.report(3).utf8)
    for length in stride(from: 0, to: report.count - 1, by: 7) {
      #expect(throws: MalformedReport.self) { try RecordedShard(report: Array(report[..<length])) }
    }
    var refused = 0
    for position in stride(from: 0, to: report.count, by: 5) {
      for byte: UInt8 in [0, 0x22, 0x39, 0x7B, 0x7D, 0xFF] {
        var damaged = report
        damaged[position] = byte
        do { _ = try RecordedShard(report: damaged) } catch { refused += 1 }
      }
    }
    #expect(refused > report.count / 5)
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 1 << 20)
    #expect(throws: MalformedReport.self) { try RecordedShard(report: deep) }
  }
}

extension String {
  fileprivate func replacing(_ old: String, _ new: String) -> String {
    var parts = split(separator: old, omittingEmptySubsequences: false).map(String.init)[...]
    let first = parts.popFirst() ?? ""
    return parts.reduce(first) { $0 + new + $1 }
  }
}
