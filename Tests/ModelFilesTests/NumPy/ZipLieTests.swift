import ModelFiles
import Testing

/// Archives that contradict themselves.
@Suite struct ZipLieTests {
  /// An archive of two stored arrays of NumPy's, and where its records are.
  struct Archive {
    var bytes: [UInt8]
    let end: Int
    let directory: Int
    let secondEntry: Int

    init(_ name: String = "stored") throws {
      let bytes = try Fixture.bytes("numpy/\(name).npz")
      let file = try MappedFile(path: "model", holding: bytes)
      let place = try ZipDirectory(file.bytes)
      directory = place.range.lowerBound
      end = place.range.upperBound
      secondEntry = directory + 46 + "kernel.npy".utf8.count
      self.bytes = bytes
    }

    mutating func put(_ value: UInt64, _ count: Int, at offset: Int) {
      for index in 0..<count {
        bytes[offset + index] = UInt8(truncatingIfNeeded: value >> (8 * index))
      }
    }
  }

  struct Lie: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var variable: String?
    let tell: @Sendable (inout Archive) -> Void

    init(
      _ reason: String, of variable: String? = nil,
      _ tell: @escaping @Sendable (inout Archive) -> Void
    ) {
      testDescription = reason
      self.variable = variable
      self.tell = tell
    }
  }

  static let lies = [
    Lie("is encrypted", of: "kernel") { $0.put(1, 2, at: $0.directory + 8) },
    Lie("method is 12", of: "kernel") { $0.put(12, 2, at: $0.directory + 10) },
    Lie("own header differ", of: "kernel") { $0.put(8, 2, at: $0.directory + 10) },
    Lie("own header differ", of: "kernel") { $0.put(8, 2, at: 8) },
    Lie("own header differ", of: "kernel") { $0.put(7, 4, at: $0.directory + 16) },
    Lie("own header differ", of: "kernel") { $0.put(0x6A, 1, at: 30) },
    Lie("own header differ", of: "kernel") { $0.put(8, 2, at: $0.directory + 8) },
    Lie("descriptor after the entry differ", of: "kernel") {
      $0.put(8, 2, at: $0.directory + 8)
      $0.put(8, 2, at: 6)
    },
    Lie("beyond the archive's end", of: "kernel") { $0.put(0xFFFF_FF00, 4, at: $0.directory + 20) },
    Lie("is stored, in", of: "kernel") {
      $0.put(100, 4, at: $0.directory + 24)
      $0.put(100, 4, at: 22)
    },
    Lie("no header of it", of: "kernel") { $0.put(1, 4, at: $0.directory + 42) },
    Lie("no header of it", of: "kernel") { $0.put(0xFFFF_FFFE, 4, at: $0.directory + 42) },
    Lie("own header differ", of: "nested/bias") { $0.put(0, 4, at: $0.secondEntry + 42) },
    Lie("directory is damaged") { $0.put(0xFFFF_FFFF, 4, at: $0.directory + 42) },
    Lie("directory is damaged") { $0.put(0, 1, at: $0.directory) },
    Lie("directory is damaged") { $0.put(0xFFFF, 2, at: $0.directory + 28) },
    Lie("directory is damaged") { $0.put(1, 2, at: $0.directory + 34) },
    Lie("not UTF-8") { $0.put(0xFF, 1, at: $0.directory + 46) },
    Lie("not UTF-8") { $0.put(0, 1, at: $0.directory + 46) },
    Lie("holds more than its entries") {
      $0.put(1, 2, at: $0.end + 8)
      $0.put(1, 2, at: $0.end + 10)
    },
    Lie("too short for 3 entries") {
      $0.put(3, 2, at: $0.end + 8)
      $0.put(3, 2, at: $0.end + 10)
    },
    Lie("too short for 9 entries") {
      $0.put(9, 2, at: $0.end + 8)
      $0.put(9, 2, at: $0.end + 10)
    },
    Lie("one part of several") { $0.put(1, 2, at: $0.end + 4) },
    Lie("one part of several") { $0.put(1, 2, at: $0.end + 8) },
    Lie("would have to end at") { $0.put(1, 4, at: $0.end + 12) },
    Lie("would have to end at") { $0.put(0xFFFF_FFFE, 4, at: $0.end + 16) },
    Lie("zip64 end record is missing") { $0.put(0xFFFF_FFFF, 4, at: $0.end + 16) },
    Lie("comment does not end") { $0.put(0, 2, at: $0.end + 20) },
    Lie("comment does not end") { $0.bytes.append(0) },
    Lie("which is at its end, is missing") { $0.put(0, 1, at: $0.end) },
  ]

  @Test(arguments: lies)
  func isRefused(lie: Lie) throws {
    var archive = try Archive()
    lie.tell(&archive)
    let error = #expect(throws: ModelFileError.self) { try Fixture.open(archive.bytes) }
    #expect(error?.reason.contains(lie.testDescription) == true, "\(error?.description ?? "none")")
    #expect(error?.variable == lie.variable)
  }

  @Test func duplicates() throws {
    var archive = try Archive()
    let first = archive.bytes[archive.directory..<archive.secondEntry]
    archive.bytes.replaceSubrange(archive.secondEntry..<archive.end, with: first)
    let end = archive.secondEntry + first.count
    archive.put(UInt64(2 * first.count), 4, at: end + 12)
    let error = #expect(throws: ModelFileError.self) { try Fixture.open(archive.bytes) }
    #expect(error?.reason == "the archive holds it twice")
    #expect(error?.variable == "kernel")
  }

  /// An entry whose bytes are another entry with its header: each header is right.
  @Test func overlap() throws {
    var archive = try Archive()
    // The first entry now reaches to the directory, over the second one.
    let length = UInt64(archive.directory - (30 + 10 + 20))
    for offset in [archive.directory + 20, archive.directory + 24, 18, 22] {
      archive.put(length, 4, at: offset)
    }
    let error = #expect(throws: ModelFileError.self) { try Fixture.open(archive.bytes) }
    #expect(error?.reason.contains("overlap") == true, "\(error?.description ?? "none")")
    #expect(error?.variable == "nested/bias")
  }

  /// Neither more nor less than declared comes out of a deflated entry.
  @Test(arguments: [-1, 1, 8])
  func inflatedSize(error change: Int) throws {
    var archive = try Archive("deflated")
    let local = try #require(archive.bytes.withUnsafeBytes { ZipHeader(local: $0, at: 0) })
    let count = UInt64(Int(local.count) + change)
    archive.put(count, 4, at: archive.directory + 24)
    archive.put(count, 4, at: 22)
    let error = #expect(throws: ModelFileError.self) { try Fixture.open(archive.bytes) }
    #expect(error?.variable == "kernel")
  }

  /// A few bytes that are said to inflate to gigabytes.
  @Test func expansion() throws {
    var archive = try Archive("deflated")
    archive.put(0xFFFF_FFF0, 4, at: archive.directory + 24)
    archive.put(0xFFFF_FFF0, 4, at: 22)
    let error = #expect(throws: ModelFileError.self) { try Fixture.open(archive.bytes) }
    #expect(error?.reason.contains("cannot inflate to 4294967280") == true)
    #expect(error?.variable == "kernel")
  }
}
