/// What the path of a checkpoint's file says.
package struct CheckpointPath {
  private static let indexEnding = ".index"

  /// The path without `.index`; nil if it does not end so.
  package let prefixOfIndex: String?

  /// The path without `.data-00000-of-00001` or the like; nil if it does not end so.
  package let prefixOfShard: String?

  package init(_ path: String) {
    prefixOfIndex =
      path.hasSuffix(CheckpointPath.indexEnding)
      ? String(path.dropLast(CheckpointPath.indexEnding.count)) : nil
    prefixOfShard = CheckpointPath.prefixOfShard(path)
  }

  private static func prefixOfShard(_ path: String) -> String? {
    guard let point = path.lastIndex(of: ".") else { return nil }
    let parts = path[path.index(after: point)...].split(
      separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "data", parts[2] == "of",
      [parts[1], parts[3]].allSatisfy({ $0.utf8.count >= 5 && $0.utf8.allSatisfy(isDigit) })
    else { return nil }
    return String(path[..<point])
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }
}
