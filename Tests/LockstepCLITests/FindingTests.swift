import Foundation
import Testing

/// What `fuzz` does with what it finds.
@Suite struct FindingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func fuzz(_ mistake: String, _ options: String...) throws -> Tool.Result {
    try Tool.run(
      ["fuzz", "--cases", "3", "--profile", "generic", "--subject", "mistake:" + mistake]
        + options)
  }

  @Test("The smallest case of each cause is kept, with the name of the mistake")
  func kept() throws {
    let findings = folder.path("findings")
    let report = folder.path("report.json")
    let result = try fuzz(
      "state_not_carried", "--findings", findings, "--report", "json:" + report)
    #expect(result.status == 1, "\(result.errors)")
    let words = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains(" Explained by state_not_carried: "), "\(words)")
    #expect(words.contains("(shrunk to T=2 B=1 I=1 H=1)"), "\(words)")
    let names = try FileManager.default.contentsOfDirectory(atPath: findings)
    let object = try JSONSerialization.jsonObject(with: Data(folder.text("report.json").utf8))
    let told = try #require((object as? [String: Any])?["findings"] as? [[String: Any]])
    #expect(told.count == 3)
    // The two that are found later have the same cause, or another first wrong tensor.
    let files = told.compactMap { $0["case_file"] as? String }
    #expect(files.count == 3)
    #expect(Set(files) == Set(names.map { "\(findings)/\($0)" }))
    for file in files {
      let replayed = try Tool.run("replay", file, "--expect-divergence")
      #expect(replayed.status == 0, "\(replayed)")
    }
  }

  @Test("Nowhere is nowhere, and the corpus takes the place of the folder")
  func nowhere() throws {
    let result = try fuzz("bias_missing", "--findings", "-")
    #expect(result.status == 1)
    #expect(!result.output.contains("case file"))
    let both = try fuzz("bias_missing", "--findings", "x", "--corpus", "y")
    #expect(both.status == 2)
    #expect(both.errors.contains("leave out --findings"), "\(both.errors)")
  }

  @Test("A file in the place of the folder is known before anything runs")
  func file() throws {
    try Data("mine".utf8).write(to: folder.url.appendingPathComponent("file"))
    let result = try fuzz("bias_missing", "--findings", folder.path("file"))
    #expect(result.status == 2, "\(result)")
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("/file: it cannot be read as a folder"), "\(result.errors)")
    #expect(try folder.text("file") == "mine")
  }

  @Test("A folder that cannot be made costs the file, not the result")
  func unwritable() throws {
    let result = try fuzz("bias_missing", "--findings", "/dev/null/findings")
    #expect(result.status == 4, "\(result)")
    #expect(result.errors.contains("/dev/null/findings"), "\(result.errors)")
    #expect(result.output.contains("diverging"), "\(result.output)")
  }
}
