import Foundation
import Lockstep
import Testing

/// Reports of shards that were really run, each with one member changed.
@Suite struct ShardContradictionTests {
  private static func refusal(_ bytes: [UInt8]) throws -> String {
    try #require(throws: MalformedReport.self) { try RecordedShard(report: bytes) }.description
  }

  @Test(
    "A report that agrees, with one number of its tally changed, is refused by that number's name")
  func agreeing() throws {
    let report = try RecordedReport.run("--cases", "70", "--shard", "2/3", "--hidden-size", "3...9")
    _ = try RecordedShard(report: Array(report.text.utf8))
    for (name, values) in [
      ("cases", ["31", "0"]), ("agrees", ["31", "0"]), ("diverges", ["1"]), ("failed", ["1"]),
      ("inconclusive", ["1"]), ("steps", ["1"]), ("elements", ["1", "0"]),
      ("unverifiable", ["9007199254740992"]), ("verified_in_steps", ["9007199254740992"]),
      ("inconclusive_with_steps", ["1"]), ("suspected_biases", ["33"]),
      ("worst_grade", ["null"]), ("worst_index", ["0", "64"]),
      ("worst", [#"null, "other": {"#]),
      ("worst_statistical_ratio", ["-1.0", "\"NaN\"", "1e+308", "0.0"]),
      ("max_abs_error", ["-1e-9", "\"NaN\"", "\"Infinity\"", "0.0"]),
      ("max_rel_error", ["-1e-9", "\"NaN\"", "1e+308"]),
      ("max_ulps", ["-1e-9", "\"NaN\"", "1e+308"]),
      ("detectable_bias", ["-1e-9", "\"NaN\"", "1e-300"]),
      ("activation_roundoffs_needed", ["-1e-9", "\"NaN\"", "1e+308"]),
    ] {
      for value in values {
        let sentence = try Self.refusal(report.replacing(name, behind: "tally", by: value))
        #expect(sentence.contains("'\(name)'"), "\(name) \(value): \(sentence)")
      }
    }
    for name in ["ratio", "expected", "actual", "bound"] {
      for value in ["1e+308", "\"NaN\"", "-0.5", "\"Infinity\""] {
        let sentence = try Self.refusal(report.replacing(name, behind: "worst", by: value))
        #expect(sentence.contains("the 'ratio' of 'worst'"), "\(name) \(value): \(sentence)")
      }
    }
    for value in ["-1.0", "\"NaN\"", "\"Infinity\""] {
      let sentence = try Self.refusal(report.replacing("seconds", behind: "dtype", by: value))
      #expect(sentence.contains("'seconds'"), "\(sentence)")
    }
    let grade = try Self.refusal(
      report.replacing("worst_grade", behind: "tally", by: "\"B\""))
    #expect(grade.contains("'worst_grade' is B, but 'grade_b' is null"), "\(grade)")
    let count = try Self.refusal(report.replacing("warning_count", behind: "shard", by: "33"))
    #expect(count.contains("'warning_count' is 33, but 'agrees' is 32"), "\(count)")
  }

  @Test("What the report shows has to be what is merged")
  func shown() throws {
    let report = try RecordedReport.run("--cases", "40", "--shard", "1/2", "--cell", "rnn")
    for name in ["cases", "steps", "elements", "agrees", "failed", "worst_ratio", "seconds"] {
      let sentence = try Self.refusal(report.replacing(name, behind: "summary", by: "77"))
      #expect(sentence.contains("'\(name)' of 'summary' is not what"), "\(sentence)")
    }
    for name in ["grade", "worst_ratio", "max_abs_error", "version"] {
      let sentence = try Self.refusal(report.replacing(name, behind: "subjects", by: "77"))
      #expect(sentence.contains("'\(name)' of 'subjects' is not what"), "\(sentence)")
    }
  }

  @Test("What the report says of its campaign has to be what its arguments come to")
  func campaign() throws {
    let folder = try TemporaryFolder()
    let report = try RecordedReport.run("--cases", "40", "--shard", "1/1", "--batch", "2...5")
    let path = folder.path("report.json")
    for (name, value) in [
      ("activation_roundoffs", "9999"), ("activation_roundoffs", "null"), ("batch", "null"),
      ("accept", "\"abs=1\""), ("cell", "\"rnn\""), ("seed", "2"), ("cases", "41"),
    ] {
      try folder.write(
        String(
          decoding: try report.replacing(name, behind: "campaign", by: value), as: UTF8.self),
        "report.json")
      let result = try Tool.run("merge", path, "--findings", "-")
      #expect(result.status == 2, "\(name) \(value): \(result.output)")
      #expect(
        result.errors.contains("of 'campaign' is not what the arguments"), "\(result.errors)")
    }
    try folder.write(report.text, "report.json")
    #expect(try Tool.run("merge", path, "--findings", "-").status == 0)
  }

  @Test("A report that diverges, with one number of its findings changed, is refused")
  func diverging() throws {
    let report = try RecordedReport.run(
      "--cases", "70", "--shard", "1/3", "--hidden-size", "3...9", "--input-size", "2...6",
      "--subject", "mistake:gates_ifjo", "--profile", "generic")
    let shard = try RecordedShard(report: Array(report.text.utf8))
    #expect(shard.findings.count >= 20)
    for (name, place, value, words) in [
      ("diverges", "tally", "31", "do not add up"),
      ("worst_grade", "tally", "\"A\"", "'agrees' is 0"),
      ("ratio", "worst", "0.5", "the 'ratio' of 'worst' is 0.5"),
      ("verdict", "warnings", "\"agrees\"", "'findings' has"),
      ("verdict", "warnings", "\"failed\"", "'findings' has"),
      ("index", "warnings", "31", "follows that of the case 31"),
      // An object cannot be cut out by its first line: another takes its members.
      ("first", "warnings", #"null, "other": {"#, "'first' is null"),
    ] as [(String, String, String, String)] {
      let bytes = try report.replacing(name, behind: place, by: value)
      let sentence = try Self.refusal(bytes)
      #expect(sentence.contains(words), "\(name): \(sentence)")
    }
    for name in ["ratio", "expected", "actual", "bound"] {
      let sentence = try Self.refusal(report.replacing(name, behind: "cause", by: "0.75"))
      #expect(sentence.contains("the 'ratio' of 'first'"), "\(name): \(sentence)")
    }
  }

  @Test("merge names the report and ends with 2")
  func merge() throws {
    let folder = try TemporaryFolder()
    for number in 1...2 {
      let report = try RecordedReport.run(
        "--cases", "40", "--cell", "rnn", "--shard", "\(number)/2")
      let bytes =
        number == 1
        ? Array(report.text.utf8) : try report.replacing("ratio", behind: "worst", by: "1e+308")
      try Data(bytes).write(to: folder.url.appendingPathComponent("\(number).json"))
    }
    let result = try folder.run("merge", "1.json", "2.json")
    #expect(result.status == 2)
    #expect(
      result.errors.hasPrefix(
        "Error: 2.json: it contradicts itself: of its tally the 'ratio' of 'worst' is 1e+308, which is "
          + "not that of its 'expected', 'actual' and 'bound'"), "\(result.errors)")
    #expect(result.output.isEmpty)
  }
}
