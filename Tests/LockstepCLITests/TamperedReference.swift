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
    try replace(adapter, line, by: other)
  }

  /// Changes a further line.
  func replace(_ adapter: String, _ line: String, by other: String) throws {
    let text = try String(contentsOf: file(adapter), encoding: .utf8)
    guard text.contains(line) else { throw NoSuchLine(line: line) }
    try text.replacingOccurrences(of: line, with: other)
      .write(to: file(adapter), atomically: true, encoding: .utf8)
  }

  /// Puts one adapter in another's place.
  func copy(_ adapter: String, to other: String) throws {
    try FileManager.default.removeItem(at: file(other))
    try FileManager.default.copyItem(at: file(adapter), to: file(other))
  }

  private func file(_ adapter: String) -> URL {
    folder.url.appendingPathComponent("lockstep_reference/peers/\(adapter)").standardized
  }
}
