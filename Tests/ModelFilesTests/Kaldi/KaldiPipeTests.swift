import Foundation
import ModelFiles
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Tables that come through a pipe, which has no length and no way back.
@Suite struct KaldiPipeTests {
  static let entry = KaldiEntry(
    key: "utt", shape: [100, 257], values: .float32((0..<25_700).map { Float($0) / 7 }))

  /// A pipe with a name, written by one thread and read by another.
  @Test(arguments: ["ark,f:", "ark,t:"])
  func namedPipes(target: String) throws {
    let scratch = try Scratch()
    let path = scratch["pipe"]
    #expect(mkfifo(path, 0o600) == 0)
    let count = 40
    let writer = Thread {
      // Whoever opens it for writing is refused until somebody reads.
      for _ in 0..<2000 {
        if let writer = try? KaldiWriter(KaldiWriteSpecifier(target + path)) {
          for _ in 0..<count { try? writer.write(Self.entry) }
          try? writer.commit()
          return
        }
        usleep(5000)
      }
    }
    writer.start()
    let entries = try KaldiTables.read("ark:" + path)
    #expect(entries.count == count)
    #expect(entries.allSatisfy { $0.bytes == Self.entry.bytes && $0.key == "utt" })
  }

  /// With f an entry leaves when it is written, without it when there is more.
  @Test(arguments: [("ark,f:", true), ("ark,nf:", false)])
  func entriesLeaveAtOnce(target: String, isFlushed: Bool) throws {
    let scratch = try Scratch()
    let path = scratch["pipe"]
    #expect(mkfifo(path, 0o600) == 0)
    let descriptor = open(path, O_RDONLY | O_NONBLOCK)
    defer { close(descriptor) }
    let writer = try KaldiWriter(KaldiWriteSpecifier(target + path))
    try writer.write(KaldiEntry(key: "utt", shape: [1], values: .float32([1])))
    var bytes = [UInt8](repeating: 0, count: 100)
    #expect(read(descriptor, &bytes, bytes.count) == (isFlushed ? 18 : -1))
    try writer.commit()
    #expect(read(descriptor, &bytes, bytes.count) == (isFlushed ? 0 : 18))
  }

  /// The header says two gigabytes, and two megabytes come: so much is taken, and no more.
  @Test func lengthsThatAreNotThere() throws {
    let bytes =
      Array("a \0BFV ".utf8) + KaldiDamageTests.integer(500_000_000)
      + [UInt8](repeating: 0, count: 2_000_000)
    let compressed = try Gzip.member(bytes)
    let error = try #require(throws: ModelFileError.self) { try KaldiTables.read(compressed) }
    #expect(error.reason.contains("the file ends before: it was cut off"), "\(error.reason)")
  }
}
