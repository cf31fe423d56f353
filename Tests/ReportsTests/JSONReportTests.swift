import CrossCheck
import Foundation
import Reports
import Testing

@Suite struct JSONReportTests {
  private func object(_ record: CampaignRecord) throws -> [String: Any] {
    let text = JSONReport().render(record, someContext)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("A report has exactly the keys of lockstep-report/1")
  func keys() throws {
    let report = try object(record([1, 5], expected: [1, 1], bound: [1, 1]))
    func keys(_ value: Any?) throws -> Set<String> {
      Set(try #require(value as? [String: Any]).keys)
    }
    func first(_ name: String) throws -> Any? { (report[name] as? [Any])?.first }
    #expect(report["schema"] as? String == "lockstep-report/1")
    #expect(
      try keys(report) == [
        "schema", "environment", "campaign", "subjects", "classes", "summary", "findings",
        "resolved",
      ])
    #expect(try keys(report["environment"]) == ["numpy", "python"])
    #expect(
      try keys(report["campaign"]) == ["seed", "cases", "profiles", "options", "generator"])
    #expect(
      try keys(first("subjects")) == [
        "name", "version", "dtype", "grade", "grade_b", "worst_ratio", "worst_statistical_ratio",
        "max_abs_error", "max_rel_error", "max_ulps", "activation_roundoffs_needed",
        "detectable_bias", "anchored", "carried", "profiles", "ratios", "sizes",
      ])
    #expect(
      try keys(report["summary"]) == [
        "cases", "steps", "elements", "unverifiable", "agrees", "diverges", "accepted",
        "inconclusive",
        "failed", "worst_ratio", "seconds", "cases_per_second",
      ])
    let finding = try #require(try first("findings") as? [String: Any])
    #expect(
      Set(finding.keys) == [
        "subject", "verdict", "first", "expected", "actual", "bound", "ratio", "sizes",
        "explanation", "replay", "case_file", "diagnosis", "accepted", "stages", "case", "seed",
        "profile", "origin",
      ])
    #expect(try keys(finding["first"]) == ["step", "batch", "unit", "tensor"])
    #expect(
      try keys(finding["origin"]) == [
        "step", "batch", "unit", "tensor", "basis", "expected", "actual", "bound", "ratio",
      ])
    #expect(try keys(finding["sizes"]) == ["steps", "batch", "input_size", "hidden_size"])
    #expect(finding["replay"] as? String == "lockstep replay 7:11 --cell rnn")
    #expect(finding["case_file"] is NSNull)
  }

  @Test("The numbers are those of the campaign")
  func numbers() throws {
    let report = try object(
      record(
        [16, 16.75], expected: [16, 16], bound: [1, 1],
        biasTests: [BiasTest(gate: "z", estimate: [0], threshold: [1], detectable: 1e-7)]))
    let subject = try #require((report["subjects"] as? [[String: Any]])?.first)
    #expect(subject["grade"] as? String == "A")
    #expect(subject["worst_ratio"] as? Double == 0.75)
    #expect(subject["worst_statistical_ratio"] as? Double == 1.5)
    #expect(subject["detectable_bias"] as? Double == 1e-7)
    #expect(subject["activation_roundoffs_needed"] as? Double == 2.5)
    let summary = try #require(report["summary"] as? [String: Any])
    #expect(summary["elements"] as? Int == 2)
    #expect(summary["cases_per_second"] as? Double == 2)
    #expect((report["findings"] as? [Any])?.isEmpty == true)
    let campaign = try #require(report["campaign"] as? [String: Any])
    #expect((campaign["options"] as? [String: Any])?["steps"] as? String == "1...3")
  }

  @Test("Numbers read back as the same bits, the largest seed too")
  func roundTrip() throws {
    // Read as text, since Foundation's own reader loses the last bit.
    let text = JSONReport().render(
      try record([9, 5], expected: [0.1 + 0.2, 1], bound: [1e-300, 1], seed: .max), someContext)
    #expect(text.contains("\"expected\": 0.30000000000000004,"))
    #expect(text.contains("\"bound\": 1e-300,"))
    #expect(text.contains("\"seed\": 18446744073709551615,"))
  }

  @Test("NaN and infinities are strings")
  func notFinite() throws {
    func finding(_ actual: Float, _ expected: Double) throws -> [String: Any] {
      let report = try object(record([actual, 1], expected: [expected, 1], bound: [0, 1]))
      return try #require((report["findings"] as? [[String: Any]])?.first)
    }
    let swallowed = try finding(1, .nan)
    #expect(swallowed["expected"] as? String == "NaN")
    #expect(swallowed["ratio"] as? String == "Infinity")
    #expect(try finding(1, -.infinity)["expected"] as? String == "-Infinity")
  }

  @Test("A failed case has no numbers, and its text is escaped")
  func failed() throws {
    let report = try object(record([], expected: [], bound: []))
    let finding = try #require((report["findings"] as? [[String: Any]])?.first)
    #expect(finding["verdict"] as? String == "failed")
    #expect(finding["first"] is NSNull)
    #expect(finding["ratio"] is NSNull)
    #expect(
      finding["explanation"] as? String
        == "The subject gave no answer: no \"answer\"\n  File x.py, line 1")
  }

  @Test("A campaign that never started is reported without a subject")
  func notStarted() throws {
    let report = try object(CampaignRecord(of: CampaignOptions()))
    #expect((report["subjects"] as? [Any])?.isEmpty == true)
    #expect((report["summary"] as? [String: Any])?["worst_ratio"] is NSNull)
  }
}
