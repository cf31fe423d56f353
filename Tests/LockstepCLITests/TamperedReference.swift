import Foundation

/// A copy of the Reference with one line of a peer's adapter changed.
final class TamperedReference {
  struct NoSuchLine: Error { let line: String }

  private let folder: TemporaryFolder

  var path: String { folder.url.path }

  init(_ adapter: String, replacing line: String, by other: String) throws {
    folder = try TemporaryFolder()
    let source = URL(fileURLWithPath: Fixtures.folder)
      .appendingPathComponent("../../Reference/lockstep_reference").standardized
    let copy = folder.url.appendingPathComponent("lockstep_reference")
    try FileManager.default.copyItem(at: source, to: copy)
    let file = copy.appendingPathComponent("peers/\(adapter)")
    let text = try String(contentsOf: file, encoding: .utf8)
    guard text.contains(line) else { throw NoSuchLine(line: line) }
    try text.replacingOccurrences(of: line, with: other)
      .write(to: file, atomically: true, encoding: .utf8)
  }
}
