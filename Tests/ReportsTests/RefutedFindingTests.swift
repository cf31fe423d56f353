import CrossCheck
import Reports
import Tensors
import Testing

/// Findings whose explanation other findings of the same campaign and subject rule out.
@Suite struct RefutedFindingTests {
  private func diagnosis(_ name: String?) -> Diagnosis {
    let explanation = name.map {
      Explanation(
        mistakes: [$0], sentence: "\($0) was done", elements: 12, verified: 12, worstRatio: 0.5,
        evidence: 30)
    }
    return Diagnosis(explanations: explanation.map { [$0] } ?? [], tried: 9)
  }

  /// - Parameter campaigns: for each subject what explains its findings.
  private func record(_ campaigns: [(subject: String, names: [String?])]) -> CampaignRecord {
    let options = CampaignOptions(signature: .lstm, seed: 7, cases: 8)
    var record = CampaignRecord(of: options)
    for (subject, names) in campaigns {
      record.record(
        .started(options, SubjectDescription(name: subject, version: "1", dtype: "float32")))
      for (index, name) in names.enumerated() {
        var finding = someFinding(index, of: subject, ratio: 4)
        finding.add(diagnosis(name))
        record.record(.found(finding))
      }
    }
    return record
  }

  private func words(_ text: String) -> String {
    text.replacing("&#39;", with: "'").replacing("%0A", with: " ").replacing("\\_", with: "_")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static let caveat =
    "But 2 other findings of this campaign are not explained by it: it may be another mistake that "
    + "looks like it here."

  @Test("Every format says so where the finding is told, though it was recorded before the others")
  func formats() {
    let record = record([("port", ["gates_fjio", nil, nil])])
    for format in allReports {
      let text = words(format.init().render(record, someContext))
      #expect(text.contains("Perhaps explained by gates_fjio: "), "\(format): \(text)")
      #expect(text.contains(Self.caveat), "\(format): \(text)")
      #expect(!text.contains("Explained by gates"), "\(format): \(text)")
    }
    // Neither is the name that of a failure, nor conclusive.
    #expect(!JUnitReport().render(record, someContext).contains("type=\"gates_fjio\""))
    #expect(JSONReport().render(record, someContext).contains("\"conclusive\": false"))
  }

  @Test("What explains all of a subject's findings stands, whatever another subject does")
  func sound() {
    let record = record([("port", ["a", "a"]), ("other", [nil, "b"])])
    let text = words(TextReport().render(record, someContext))
    #expect(text.contains("Explained by a: a was done; all 12 elements"), "\(text)")
    #expect(
      record.findings.map { $0.explanation.contains("But 1 other finding") }
        == [false, false, false, true])
  }
}
