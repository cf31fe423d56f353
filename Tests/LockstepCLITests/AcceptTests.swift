import Foundation
import Lockstep
import Testing

/// `--accept`: what diverges on purpose is said to, and ends with 0.
struct AcceptTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let options = [
    "fuzz", "--subject", "mistake:sigmoid_pade", "--cases", "40", "--steps", "1...5", "--batch",
    "1...3", "--input-size", "2...7", "--hidden-size", "3...9",
  ]

  private func fuzz(_ arguments: [String]) throws -> Tool.Result {
    try Tool.run(Self.options + arguments, shell: "cd '\(folder.url.path)' && \"$@\"")
  }

  @Test(arguments: ["atol=0.2", "rtol=2e3,atol=1e-3", "ulps=1e12"])
  func whatIsWithinIsAccepted(_ tolerance: String) throws {
    let result = try fuzz(["--accept", tolerance])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(
      result.output.hasPrefix(
        "diverges (accepted): 0 of 40 cases in agreement, 40 diverging\n"))
    #expect(result.output.contains("case 0 diverges, accepted"))
    #expect(result.output.contains("--accept"), "the replay line says what was accepted")
    #expect(try folder.names().isEmpty, "what is accepted is no finding to be kept")
  }

  @Test func whatIsBeyondStillDiverges() throws {
    let result = try fuzz(["--accept", "atol=0.02", "--findings", "-", "--report", "json:r.json"])
    #expect(result.status == 1, "\(result.output)\(result.errors)")
    #expect(result.output.contains("explained by        sigmoid_pade"))
    let report = try JSONSerialization.jsonObject(with: Data(folder.text("r.json").utf8))
    let summary = try #require((report as? [String: Any])?["summary"] as? [String: Any])
    let (accepted, diverges) = (summary["accepted"] as? Int, summary["diverges"] as? Int)
    #expect(diverges == 40)
    #expect((1..<40).contains(try #require(accepted)), "\(summary)")
    let first = try #require(result.output.firstRange(of: "\n\ncase "))
    #expect(
      !result.output[first.upperBound...].prefix { $0 != "\n" }.contains("accepted"),
      "what is not accepted comes first")
  }

  @Test func noToleranceTakesNaNForANumber() throws {
    let result = try Tool.run(
      "fuzz", "--subject", "mistake:nan_states_zeroed", "--cases", "64", "--profile", "nonfinite",
      "--accept", "atol=1e300", "--findings", "-")
    #expect(result.status == 1, "\(result.output)\(result.errors)")
  }

  /// However large the tolerance: what overflows is within none.
  @Test func noToleranceTakesInfinityForANumber() throws {
    try folder.write(
      Port.source.replacingOccurrences(
        of: "trace[\"h\"][step] = c, h", with: "trace[\"h\"][step] = c, h + np.inf"), "port.py")
    let result = try Tool.run(
      ["fuzz", "--subject", "python:port:run", "--cases", "4", "--accept", "rtol=1e308"]
        + ["--findings", "-"],
      shell: "cd '\(folder.url.path)' && \"$@\"")
    #expect(result.status == 1, "\(result.output)\(result.errors)")
    #expect(!result.output.contains("accepted)"), "\(result.output)")
  }

  @Test func aReportThatAcceptsMoreThanItFoundIsRefused() throws {
    let report = try RecordedReport.run(
      "--subject", "mistake:sigmoid_pade", "--cases", "12", "--shard", "1/1", "--accept",
      "atol=0.02")
    let accepted = try #require(Int(report.value("accepted", behind: "tally")))
    for changed in [accepted + 1, accepted - 1] {
      let error = try #require(throws: MalformedReport.self) {
        try RecordedShard(report: report.replacing("accepted", behind: "tally", by: "\(changed)"))
      }
      #expect(error.description.contains("accepted"), "\(error)")
    }
  }

  @Test func shardsAreAcceptedAsTheWholeIs() throws {
    for number in 1...2 {
      let result = try fuzz([
        "--accept", "atol=0.02", "--findings", "-", "--shard", "\(number)/2", "--report",
        "json:\(number).json", "--quiet",
      ])
      #expect(result.status == 1, "\(result.errors)")
    }
    let merged = try Tool.run(
      ["merge", "1.json", "2.json", "--findings", "-"],
      shell: "cd '\(folder.url.path)' && \"$@\"")
    let whole = try fuzz(["--accept", "atol=0.02", "--findings", "-"])
    func withoutTimes(_ text: String) -> [Substring] {
      text.split(separator: "\n").filter { !$0.contains(" cases/s") && !$0.contains("compared") }
    }
    #expect(merged.status == 1, "\(merged.errors)")
    #expect(withoutTimes(merged.output) == withoutTimes(whole.output))
    #expect(whole.output.contains("accepted)"))
  }

  @Test(arguments: [["fuzz", "--accept", "often"], ["diagnose", "1:3", "--accept", "atol=1"]])
  func whatCannotBeIsRefused(_ arguments: [String]) throws {
    let result = try Tool.run(arguments)
    #expect(result.status == 2, "\(result.output)")
    #expect(result.errors.contains("--accept"))
  }
}
