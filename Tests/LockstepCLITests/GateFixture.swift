import Foundation
import Testing

/// A folder with a baseline and the reports of `lockstep gate`, which runs in it.
struct GateFixture {
  struct Result {
    let status: Int32
    let output: String
    let errors: String

    /// The reasons that gate.json names, in their order; nil if there is no such report.
    let reasons: [String]?

    /// The output in one line.
    var text: String { output.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Runs the gate over 32 cases of native, if nothing else is said.
  func run(
    _ arguments: [String] = [], sensitivity: Bool = false, shell: String = "\"$@\"",
    environment: [String: String] = [:]
  ) throws -> Result {
    try? FileManager.default.removeItem(atPath: folder.path("reports"))
    let usual = [
      ("--cases", ["--cases", "32"]), ("--subject", ["--subject", "native"]),
      ("--reports", ["--reports", "reports"]),
    ].flatMap { arguments.contains($0) ? [] : $1 }
    let result = try Tool.run(
      ["gate", "--baseline", "baseline.json", "--jobs", "1"] + usual
        + (sensitivity ? [] : ["--no-sensitivity"]) + arguments,
      shell: "cd '\(folder.url.path)' && " + shell,
      environment: ["CI": "", "PYTHONPATH": folder.url.path].merging(environment) { $1 })
    return Result(
      status: result.status, output: result.output, errors: result.errors,
      reasons: try? reasons())
  }

  /// Makes or replaces the baseline.
  @discardableResult
  func update(_ arguments: [String] = [], sensitivity: Bool = false) throws -> String {
    let result = try run(arguments + ["--update-baseline"], sensitivity: sensitivity)
    try #require(result.status == 0, "\(result.output)\(result.errors)")
    return result.output
  }

  private func reasons() throws -> [String] {
    struct Report: Decodable {
      struct Reason: Decodable { let reason: String }
      let reasons: [Reason]
    }
    let text = try folder.text("reports/gate.json")
    return try JSONDecoder().decode(Report.self, from: Data(text.utf8)).reasons.map(\.reason)
  }

  func reports() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path("reports")).sorted()
  }

  /// Changes the first of what the baseline says.
  func doctor(_ text: String, by other: String) throws {
    var baseline = try folder.text("baseline.json")
    let range = try #require(baseline.range(of: text), "\(text) is not in \(baseline)")
    baseline.replaceSubrange(range, with: other)
    try folder.write(baseline, "baseline.json")
  }

  /// The worst ratio of a profile that the baseline has.
  func ratio(of profile: String) throws -> Double {
    let baseline = try folder.text("baseline.json")
    let start = try #require(baseline.range(of: "\"\(profile)\": {")).upperBound
    let ratio = try #require(baseline[start...].firstMatch(of: /"worst_ratio": ([0-9.e-]+)/))
    return try #require(Double(ratio.output.1))
  }

  /// A port in Python, `python:port:run`, that does something first, and answers with `answer`.
  func write(port first: String, answer: String = "trace") throws {
    try folder.write(Port.source, "right.py")
    try folder.write(
      """
      import right

      def run(a, header):
          \(first.isEmpty ? "pass" : first)
          trace = right.run(a, header)
          return \(answer)
      """, "port.py")
  }
}
