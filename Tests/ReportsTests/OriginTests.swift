import CrossCheck
import Reports
import Tensors
import Testing

/// Where the first wrong tensor is not the one that is furthest off.
@Suite struct OriginTests {
  private func element(
    _ tensor: String, batch: Int, unit: Int, actual: Double
  ) -> ElementComparison {
    ElementComparison(
      tensor: tensor, step: 2, batch: batch, unit: unit, basis: nil, expected: 0.5,
      actual: actual, bound: 0.25, ratio: (actual - 0.5) / 0.25)
  }

  private func record(worst: ElementComparison) -> CampaignRecord {
    let options = CampaignOptions(signature: .lstm, seed: 7, cases: 1)
    var record = CampaignRecord(of: options)
    record.record(
      .started(options, SubjectDescription(name: "port", version: "1", dtype: "float32")))
    record.record(
      .found(
        Finding(
          index: 3, subject: "port", verdict: .diverges, profile: .generic,
          sizes: Sizes(steps: 3, batch: 6, inputSize: 5, hiddenSize: 12), options: [:],
          first: worst, origin: element("i", batch: 4, unit: 9, actual: 1.5), explanation: "")))
    return record
  }

  @Test("Every format names the first wrong tensor with its numbers, and the worst beside it")
  func places() throws {
    let record = record(worst: element("h", batch: 5, unit: 11, actual: 100.5))
    for format in allReports where format != JSONReport.self {
      let text = format.init().render(record, someContext)
      let place = try #require(text.firstRange(of: "i, step 2, batch row 4, unit 9"), "\(format)")
      let worst = try #require(
        text.firstRange(of: "ratio 400, h, step 2, batch row 5, unit 11"), "\(format)")
      #expect(place.lowerBound < worst.lowerBound, "\(format)")
      #expect(text.contains("1.5") && !text.contains("100.5"), "\(format)")
    }
  }

  @Test("Nothing stands beside it where both are of one tensor")
  func alone() {
    let record = record(worst: element("i", batch: 4, unit: 9, actual: 1.5))
    for format in allReports {
      let text = format.init().render(record, someContext)
      #expect(!text.contains("ratio 400") && !text.contains("Worst in"), "\(format)")
    }
  }

  @Test("In JSON 'first' stays the worst of the step")
  func json() {
    let text = JSONReport().render(
      record(worst: element("h", batch: 5, unit: 11, actual: 100.5)), someContext)
    #expect(text.contains("\"actual\": 100.5") && text.contains("\"actual\": 1.5"), "\(text)")
  }
}
