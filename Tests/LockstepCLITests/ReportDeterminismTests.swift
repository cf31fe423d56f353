import Foundation
import Testing

@Suite struct ReportDeterminismTests {
  private static let formats = ["text", "json", "junit", "markdown", "github", "html"]

  /// A campaign's reports in all formats without its times.
  private func reports(_ arguments: [String], status: Int32) throws -> [String: String] {
    let folder = try TemporaryFolder()
    let destinations = Self.formats.flatMap { ["--report", "\($0):\(folder.path($0))"] }
    let result = try Tool.run(
      arguments + ["--quiet", "--findings", "-"] + destinations, environment: [:])
    #expect(result.status == status, "\(result.errors)")
    return try Dictionary(
      uniqueKeysWithValues: Self.formats.map { ($0, try Self.timeless(folder.text($0), $0)) })
  }

  /// Every place that tells of time has to be there.
  private static func timeless(_ text: String, _ format: String) throws -> String {
    let numbers = #"[0-9.e+,-]+"#
    let (pattern, replacement) =
      switch format {
      case "json": ("\"(seconds|cases_per_second)\": \(numbers)", "$1")
      case "junit": (" time=\"\(numbers)\"", "")
      case "github": ("(?!)", "")
      // The row may be broken between any two words.
      default: (#"in(\s+)\#(numbers)(\s+)s,(\s+)\#(numbers)(\s+)cases/s"#, "in time")
      }
    let expression = try NSRegularExpression(pattern: pattern)
    let range = NSRange(text.startIndex..., in: text)
    let count = expression.numberOfMatches(in: text, range: range)
    #expect((count > 0) == (format != "github"), "\(format): \(count) times")
    return expression.stringByReplacingMatches(in: text, range: range, withTemplate: replacement)
  }

  @Test(
    "The same campaign is the same report in every format, whatever its workers",
    arguments: ["native", "mistake:forget_bias_missing"])
  func sameReports(subject: String) throws {
    let arguments = [
      "fuzz", "--steps", "1...5", "--batch", "2", "--input-size", "3...9", "--hidden-size",
      "5...7", "--cases", "70", "--subject", subject,
    ]
    let status: Int32 = subject == "native" ? 0 : 1
    let first = try reports(arguments + ["--jobs", "1"], status: status)
    let second = try reports(arguments + ["--jobs", "2"], status: status)
    for format in Self.formats { #expect(first[format] == second[format], "\(format)") }
    #expect(Set(first.values).count == Self.formats.count)
  }
}
