import Foundation
import Testing

/// A report of a shard, in which tests change one member at a time.
struct RecordedReport {
  let text: String

  /// Runs a shard of a campaign.
  static func run(_ arguments: String...) throws -> RecordedReport {
    let folder = try TemporaryFolder()
    let result = try Tool.run(
      ["fuzz", "--quiet", "--findings", "-", "--report", "json:" + folder.path("report")]
        + arguments)
    #expect([0, 1].contains(result.status), "\(result.errors)")
    return RecordedReport(text: try folder.text("report"))
  }

  /// The value of the first member of that name behind a place.
  func value(_ name: String, behind place: String) throws -> String {
    String(text[try range(name, behind: place)])
  }

  func replacing(_ name: String, behind place: String, by value: String) throws -> [UInt8] {
    var changed = text
    changed.replaceSubrange(try range(name, behind: place), with: value)
    #expect(changed != text, "\(name) is \(value) already")
    return Array(changed.utf8)
  }

  private func range(_ name: String, behind place: String) throws -> Range<String.Index> {
    let start = try #require(text.range(of: "\"\(place)\":"), "\(place)").upperBound
    let member = try #require(text[start...].range(of: "\"\(name)\": "), "\(name)").upperBound
    let end = try #require(text[member...].firstIndex { ",\n".contains($0) })
    return member..<end
  }
}
