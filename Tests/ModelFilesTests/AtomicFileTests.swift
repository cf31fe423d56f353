import Foundation
import ModelFiles
import Testing

@Suite struct AtomicFileTests {
  static func write(_ count: Int, to path: String) throws {
    let file = try AtomicFile(path: path)
    for part in 0..<3 { try file.write([UInt8](repeating: UInt8(part + 1), count: count)) }
    #expect(file.count == 3 * count)
    try file.commit(isDurable: true)
  }

  /// Less than the buffer, and more.
  @Test(arguments: [0, 5, 70_000])
  func bytesAndRights(count: Int) throws {
    let scratch = try Scratch()
    try Self.write(count, to: scratch["file"])
    let expected = (1...3).flatMap { [UInt8](repeating: $0, count: count) }
    #expect(try scratch.bytes("file") == expected)
    #expect(try scratch.names() == ["file"])
    let rights = try FileManager.default.attributesOfItem(atPath: scratch["file"])
    // Readable for others, as far as the caller's mask allows.
    #expect((rights[.posixPermissions] as? Int).map { $0 & 0o600 } == 0o600)
    #expect((rights[.posixPermissions] as? Int).map { $0 & 0o111 } == 0)
  }

  @Test func linksAreFollowed() throws {
    let scratch = try Scratch()
    for target in ["old", "new"] {
      if target == "old" { try scratch.write([9], to: target) }
      try FileManager.default.createSymbolicLink(
        atPath: scratch["to " + target], withDestinationPath: target)
      try Self.write(2, to: scratch["to " + target])
      #expect(try scratch.bytes(target) == [1, 1, 2, 2, 3, 3])
      let link = try FileManager.default.destinationOfSymbolicLink(atPath: scratch["to " + target])
      #expect(link == target)
    }
  }

  @Test func devicesAreWrittenInPlace() throws {
    try Self.write(70_000, to: "/dev/null")
    #expect(FileKind(path: "/dev/null") == .other)
  }

  @Test func failuresAreNamed() throws {
    let scratch = try Scratch()
    #expect(throws: ModelFileError.self) { try AtomicFile(path: scratch.path) }
    let file = try AtomicFile(path: "/dev/full")
    let error = #expect(throws: ModelFileError.self) {
      try file.write([1, 2])
      try file.commit()
    }
    #expect(error?.path == "/dev/full")
    #expect(error?.reason.contains("cannot be written") == true)
  }
}
