import CrossCheck
import Foundation
import Reports
import Testing

private let reportPython = ProcessInfo.processInfo.environment["LOCKSTEP_REPORT_PYTHON"]

/// What junitparser, a reader that CI services and people use, makes of a report.
@Suite(
  .enabled(
    if: reportPython != nil,
    "LOCKSTEP_REPORT_PYTHON names no Python with junitparser; ci/test reports installs it"))
struct JUnitPythonTests {
  private struct Reading: Decodable {
    let tests, failures, errors, skipped: Int
    let time: Double
    let suites: [ReadSuite]

    struct ReadSuite: Decodable {
      let name: String
      let tests: Int
      let properties: [String: String]
      let cases: [Case]
    }

    struct Case: Decodable {
      let classname, name: String
      let passed: Bool
      let results: [Result]
      let output: String
    }

    struct Result: Decodable {
      let kind, type, message: String
      let text: String?
    }
  }

  private func read(_ record: CampaignRecord) throws -> Reading {
    let place = FileManager.default.temporaryDirectory
      .appendingPathComponent("lockstep-junit-\(UUID().uuidString)")
    try JUnitReport().render(record, someContext).write(
      to: place, atomically: false, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: place) }
    let program = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures/reports/read_junit.py")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(reportPython))
    process.arguments = ["-B", "-E", "-s", program.path, place.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try JSONDecoder().decode(Reading.self, from: data)
  }

  @Test("Every finding is read, with its title, type, numbers and replay line")
  func everyFinding() throws {
    let wrong = (0..<1000).map { someFinding($0, of: "port", ratio: Double($0 % 9 + 2)) }
    let failed = (1000..<1020).map {
      someFinding($0, of: "port", verdict: .failed, explanation: "no answer\n  line \($0)")
    }
    let reading = try read(record(named: "port", findings: wrong + failed, agreeing: 3))
    #expect(reading.tests == 2 && reading.failures == 1 && reading.errors == 0)
    #expect(reading.time == 0.5)
    let suite = try #require(reading.suites.first)
    #expect(suite.name == "port 1.2, lstm, float32" && suite.tests == 2)
    #expect(suite.properties["seed"] == "7" && suite.properties["numpy"] == "1.24")
    #expect(suite.cases.map(\.name) == ["probe", "tiny"])
    #expect(suite.cases.map(\.passed) == [false, true])
    let results = suite.cases[0].results
    #expect(results.count == 1020)
    for (index, result) in results.enumerated() where index < 1000 {
      #expect(result.kind == "failure" && result.type == "diverges")
      let number = try #require(result.message.split(separator: " ").dropFirst().first)
      #expect(result.message == "case \(number) diverges (probe, T=3 B=2 I=5 H=4)")
      let place = "h from the subject's c, step 2, batch row 1, unit 3"
      #expect(result.text?.hasPrefix(place + "\nexpected  1.0\n") == true)
      #expect(result.text?.hasSuffix("\nlockstep replay 7:\(number) --cell rnn") == true)
    }
    #expect(Set(results.map(\.message)).count == 1020)
    #expect(results[1000].kind == "error" && results[1000].type == "failed")
    #expect(results[1000].text == "no answer\n  line 1000\nlockstep replay 7:1000 --cell rnn")
  }

  @Test("Hostile text is read as it was written", arguments: hostileTexts)
  func hostile(text: String) throws {
    let findings = [
      someFinding(3, of: text, ratio: 2, explanation: text),
      someFinding(4, of: text, verdict: .failed, explanation: text),
    ]
    let reading = try read(record(named: text, findings: findings))
    let test = try #require(reading.suites.first?.cases.first)
    let scalars = text.unicodeScalars.map { scalar in
      let isHeld = scalar.value >= 0x20 && !scalar.properties.isNoncharacterCodePoint
      return isHeld || "\t\n\r".unicodeScalars.contains(scalar) ? scalar : "\u{FFFD}"
    }
    #expect(Array(test.classname.unicodeScalars) == scalars)
    #expect(reading.suites[0].properties.keys.sorted().first == "cell")
    #expect(test.results.map(\.kind) == ["failure", "error"])
  }

  @Test("What was stopped, or compared nothing, does not pass")
  func stopped() throws {
    let stopped = try read(
      try record([16, 16], expected: [16, 16], bound: [1, 1], isComplete: false))
    #expect(stopped.errors == 1 && stopped.suites[0].cases[0].name == "stopped early")
    let none = try read(try record([1, 1], expected: [1, 1], bound: [.infinity, .infinity]))
    #expect(none.errors == 1 && none.skipped == 1)
    #expect(none.suites[1].cases[0].results.map(\.kind) == ["skipped"])
  }
}
