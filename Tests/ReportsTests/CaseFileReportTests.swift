import CrossCheck
import Foundation
import Reports
import Tensors
import Testing

@Suite struct CaseFileReportTests {
  private let file = FiledCase(path: "my corpus/a.npz", subject: "other", verdict: .diverges)

  private func text(_ record: CampaignRecord) -> String {
    TextReport().render(record, someContext)
  }

  private func object(_ record: CampaignRecord) throws -> [String: Any] {
    let text = JSONReport().render(record, someContext)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("A finding that comes from a file is named by it, and repeated by it")
  func fromFile() throws {
    let record = try record([1, 5], expected: [1, 1], bound: [1, 0.5], file: file)
    let text = text(record)
    #expect(text.contains("\nmy corpus/a.npz diverges (probe, T=1 B=2 I=3 H=1)\n"), "\(text)")
    #expect(
      text.hasSuffix("  ci/lockstep replay 'my corpus/a.npz' --activation-roundoffs 3.0\n"),
      "\(text)")
    #expect(
      text.contains("worst ratio         8 (my corpus/a.npz: h, step 0, batch row 1, unit 0)"))
    #expect(text.contains("case files          1 case came from files\n"))
    #expect(text.contains("subject             fixed 1.2, cell rnn, float32\n"))
    #expect(!text.contains("resolved"))
    let report = try object(record)
    let finding = try #require((report["findings"] as? [[String: Any]])?.first)
    #expect(finding["case_file"] as? String == "my corpus/a.npz")
    #expect(
      finding["replay"] as? String
        == "lockstep replay 'my corpus/a.npz' --activation-roundoffs 3.0")
    #expect((report["campaign"] as? [String: Any])?["seed"] is NSNull)
    #expect((report["resolved"] as? [Any])?.isEmpty == true)
  }

  @Test("A finding that was put into a file is repeated by its seed, and tells of the file")
  func intoFile() throws {
    let record = try record([1, 5], expected: [1, 1], bound: [1, 0.5]) { finding in
      var finding = finding
      finding.caseFile = "a.npz"
      return finding
    }
    let text = text(record)
    #expect(text.hasSuffix("  case file a.npz\n  ci/lockstep replay 7:11 --cell rnn\n"), "\(text)")
    #expect(text.contains("\ncase 11 diverges"))
    let finding = try #require((try object(record)["findings"] as? [[String: Any]])?.first)
    #expect(finding["case_file"] as? String == "a.npz")
    #expect(finding["replay"] as? String == "lockstep replay 7:11 --cell rnn")
  }

  @Test("A file that tells of a divergence where there is none any more is told of")
  func resolved() throws {
    let record = try record([16, 16.25], expected: [16, 16], bound: [1, 1], file: file)
    let text = text(record)
    #expect(text.hasPrefix("agrees: 1 of 1 case, grade A\n"))
    #expect(
      text.contains(
        "resolved            my corpus/a.npz no longer diverges, as other did: fixed\n                    agrees\n"
      ),
      "\(text)")
    let resolved = try #require((try object(record)["resolved"] as? [[String: Any]])?.first)
    #expect(resolved["case_file"] as? String == "my corpus/a.npz")
    #expect(resolved["recorded"] as? String == "diverges")
    #expect(resolved["recorded_subject"] as? String == "other")
    #expect(resolved["verdict"] as? String == "agrees")
    #expect(resolved["subject"] as? String == "fixed")
  }

  @Test("Each subject and precision has its own numbers")
  func subjects() throws {
    var both = try record([16, 16.25], expected: [16, 16], bound: [1, 1])
    let wide = SubjectDescription(name: "fixed", version: "1.2", dtype: "float64")
    both.record(.started(CampaignOptions(signature: .lstm, seed: 9), wide))
    let sizes = Sizes(steps: 1, batch: 1, inputSize: 2, hiddenSize: 3)
    both.record(
      .judged(
        CaseResult(index: 0, profile: nil, sizes: sizes, verdict: .failed, comparison: nil)))
    both.record(.ended(completed: true))
    let subjects = try #require(try object(both)["subjects"] as? [[String: Any]])
    #expect(subjects.map { $0["dtype"] as? String } == ["float32", "float64"])
    #expect(subjects.map { $0["grade"] as? String } == ["A", nil])
    let text = text(both)
    #expect(text.contains("subject             fixed 1.2, cell rnn, float32, seed 7\n"), "\(text)")
    #expect(text.contains("subject             fixed 1.2, cell lstm, float64, seed 9\n"))
  }
}
