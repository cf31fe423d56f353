import ModelFiles
import Tensors
import Testing

/// Binary archives that are not what they say, cut off or compressed badly.
@Suite struct KaldiDamageTests {
  static func integer(_ value: Int32, width: UInt8 = 4) -> [UInt8] {
    [width] + (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// An entry `a` of this token, dimensions, and so many bytes.
  static func entry(_ token: String, _ dimensions: [Int32], bytes: Int) -> [UInt8] {
    Array("a ".utf8) + [0, 0x42] + Array(token.utf8) + dimensions.flatMap { integer($0) }
      + [UInt8](repeating: 1, count: bytes)
  }

  /// A compressed one: its dimensions are without widths.
  static func compressed(_ token: String, _ rows: Int32, _ columns: Int32, bytes: Int) -> [UInt8] {
    let dimensions = integer(rows).dropFirst() + integer(columns).dropFirst()
    return Array("a ".utf8) + [0, 0x42] + Array("\(token) ".utf8) + [UInt8](repeating: 1, count: 8)
      + dimensions + [UInt8](repeating: 1, count: bytes)
  }

  static let refusals: [(bytes: [UInt8], reason: String)] = [
    (entry("FM ", [-1, 3], bytes: 12), "byte 7: a matrix's number of rows is said to be -1"),
    (entry("FM ", [3, -3], bytes: 12), "byte 12: a matrix's number of columns is said to be -3"),
    (entry("DM ", [3, 0], bytes: 0), "3 × 0"), (entry("DM ", [0, 3], bytes: 0), "0 × 3"),
    (entry("FM ", [.max, .max], bytes: 12), "numbers of 4 bytes are to be here, and 12 bytes"),
    (entry("DM ", [.max, .max], bytes: 12), "numbers of 8 bytes are to be here, and 12 bytes"),
    (entry("FM ", [2, 3], bytes: 23), "6 numbers of 4 bytes are to be here, and 23 bytes"),
    (entry("FV ", [-7], bytes: 12), "a vector's length is said to be -7"),
    (entry("DV ", [2], bytes: 15), "2 numbers of 8 bytes"),
    (entry("FV ", [.max], bytes: 4), "2147483647 numbers of 4 bytes"),
    (entry("", [-1], bytes: 4), "a vector's length is said to be -1"),
    (entry("", [.max], bytes: 4), "numbers of 1 bytes are to be here"),
    (entry("", [2], bytes: 10), "byte 9: a number of 4 bytes is to be here, and its width is said"),
    (entry("XM ", [1, 1], bytes: 4), "byte 4: \"XM\" is no token"),
    (entry("FMX ", [1, 1], bytes: 4), "\"FMX\" is no token"),
    (entry("LONGER ", [1, 1], bytes: 4), "\"LONG\" is no token"),
    (entry("F", [], bytes: 0), "there is no token of a matrix or vector: the file was cut off"),
    (Array("a \0BFM ".utf8) + integer(1, width: 8), "its width is said to be 8"),
    (compressed("CM", -1, 2, bytes: 40), "-1 × 2"), (compressed("CM2", 0, 2, bytes: 40), "0 × 2"),
    (compressed("CM3", 1, -2, bytes: 40), "1 × -2"),
    (compressed("CM", .max, .max, bytes: 40), "are to be here, and 40 bytes"),
    (compressed("CM2", .max, .max, bytes: 40), "are to be here, and 40 bytes"),
    (compressed("CM2", 3, 2, bytes: 11), "6 numbers of 2 bytes are to be here, and 11 bytes"),
    (compressed("CM4", 1, 1, bytes: 40), "\"CM4\" is no token"),
  ]

  @Test(arguments: refusals.indices)
  func refused(index: Int) throws {
    let (bytes, reason) = Self.refusals[index]
    for compressing in [false, true] {
      let input = compressing ? try Gzip.member(bytes) : bytes
      let error = try #require(throws: ModelFileError.self) { try KaldiTables.read(input) }
      #expect(error.reason.hasPrefix("entry a, byte "), "\(error.reason)")
      // The length of what is decompressed is known only at its end.
      let isKnown = !compressing || !reason.contains("are to be here")
      #expect(!isKnown || error.reason.contains(reason), "\(error.reason)")
    }
  }

  /// Fewer entries, or an error; never others.
  @Test(arguments: KaldiFixtureTests.names + ["fm_text.ark.gz"])
  func truncations(name: String) throws {
    let path = "kaldi/tables/" + (name.hasSuffix(".gz") ? name : name + ".ark")
    let whole = try Fixture.bytes(path)
    let expected = try KaldiTables.read(whole)
    var complete = 0
    // Every byte of the first entries; the rest is more of the same.
    for count in whole.indices where count < 500 || count.isMultiple(of: 17) {
      let reader = try KaldiTables.reader(Array(whole[..<count]))
      var found = 0
      do {
        while let entry = try reader.next() {
          try #require(found < expected.count)
          #expect(entry.key == expected[found].key)
          #expect(entry.bytes == expected[found].bytes, "\(count) bytes")
          found += 1
        }
        complete += 1
      } catch is ModelFileError {
        let again = #expect(throws: ModelFileError.self) { try reader.next() }
        #expect(again != nil)
      }
    }
    // Only between entries, or before the new line at the end of text.
    let isText = name.contains("text") && !name.hasSuffix(".gz")
    #expect(complete <= expected.count * (isText ? 2 : 1) + 1)
  }

  @Test(arguments: KaldiFixtureTests.names)
  func bitFlips(name: String) throws {
    let whole = try Fixture.bytes("kaldi/tables/\(name).ark")
    var generator = SeededGenerator(seed: 3)
    for round in 0..<(name.contains("m_text") ? 300 : 2000) {
      var damaged = whole
      for _ in 0...(round % 3) {
        // Mostly at the beginning, where headers are.
        let bound = round.isMultiple(of: 2) ? min(whole.count, 40) : whole.count
        damaged[Int.random(in: 0..<bound, using: &generator)] = .random(
          in: 0...255, using: &generator)
      }
      do {
        for entry in try KaldiTables.read(damaged) {
          #expect(entry.shape.reduce(1, *) == entry.values.count)
        }
      } catch is ModelFileError {}
    }
  }

  @Test func damagedCompression() throws {
    let whole = try Fixture.bytes("kaldi/tables/fm_text.ark.gz")
    // Behind the header, which holds a name that counts for nothing; nor do the bits that fill up the
    // last byte before the checksum and the length.
    for place in 22..<whole.count where place != whole.count - 9 {
      var damaged = whole
      damaged[place] ^= 0x10
      #expect(throws: ModelFileError.self, "byte \(place)") { try KaldiTables.read(damaged) }
    }
    let more = #expect(throws: ModelFileError.self) { try KaldiTables.read(whole + [0x20]) }
    #expect(more?.reason.contains("not compressed follow") == true)
    let cut = #expect(throws: ModelFileError.self) { try KaldiTables.read(whole + whole[..<30]) }
    #expect(cut?.reason.contains("cut off, at byte \(whole.count + 30)") == true)
  }

  static let scripts: [(text: String, reason: String)] = [
    ("a ARK:5\n\nb ARK:5", "line 2: it is empty"), ("a ARK:5\n \n", "line 2: it is empty"),
    ("a", "line 1: there is no place after the key a"), ("a  \n", "no place after the key a"),
    ("a ARK:5[0:2", "it cannot be opened"), ("a ARK:5[0:2]x", "it cannot be opened"),
    ("a ARK:5[]", "[] is no range"), ("a ARK:5[1]", "[1] is no range"),
    ("a ARK:5[2:1]", "is no range"),
    ("a ARK:5[-1:1]", "is no range"), ("a ARK:5[0:1:2]", "is no range"),
    ("a ARK:5[a:b]", "is no range"),
    ("a ARK:5[0:1,0:1,0:1]", "is no range"), ("a ARK:5[0:99999999999999999999]", "is no range"),
    ("a [0:1]", "ends like a range"), ("a ARK:5[0:1][0:1]", "ends like a range"),
    ("a ARK:5[0:8]", "entry a, line 1: the range [0:8] goes to 8 from 0, and there are 5 rows"),
    ("a ARK:5[5:5]", "there are 5 rows"),
    ("a ARK:5[:,0:3]", "goes to 3 from 0, and there are 3 columns"),
    ("a ARK:5[:,3:3]", "there are 3 columns"),
    ("a ARK:6", "line 1 from byte 6 on: \"BFM\" is no integer"),
    ("a ARK:99999", "nothing is there: the file ends"),
    ("a ARK:99999999999999999999", "more than any file's length"),
    ("a ARK:7", "\"FM\" is no integer"),
    ("a -", "standard input cannot be"), ("a cat ARK |", "a command"), ("a ark:ARK", "a specifier"),
    ("a GZ:5", "it is gzipped, and there is no way to byte 5"),
    ("a /nonexistent/x", "it cannot be opened"),
    ("a /:5", "Is a directory"), ("a \u{0}", "no text in UTF-8"),
  ]

  @Test(arguments: scripts.indices)
  func scriptsThatAreRefused(index: Int) throws {
    let (text, reason) = Self.scripts[index]
    let script = text.replacing("ARK", with: KaldiTables.folder + "fm_binary.ark")
      .replacing("GZ", with: KaldiTables.folder + "fm_text.ark.gz")
    let error = try #require(throws: ModelFileError.self) {
      try KaldiTables.read(Array(script.utf8), isScript: true)
    }
    #expect(error.description.contains(reason), "\(error.description)")
  }

  @Test func rangesAreCutOffAsKaldiDoes() throws {
    let scratch = try Scratch()
    let lines =
      "a fm_binary.ark:5[3:6]\nb fm_binary.ark:5[1:1,1:2]\nc v.ark:2[1:2]\nd v.ark:2[0:0,2:2]"
    try scratch.write(Array(lines.utf8), to: "a.scp")
    try scratch.write(try Fixture.bytes("kaldi/tables/fm_binary.ark"), to: "fm_binary.ark")
    try scratch.write(Array("v [ 1 2.5 3 ]".utf8), to: "v.ark")
    var warnings: [ModelFileError] = []
    let entries = try KaldiTables.read("scp:" + scratch["a.scp"], warn: { warnings.append($0) })
    #expect(entries.map(\.shape) == [[2, 3], [1, 2], [2], [1, 1]])
    #expect(entries[2].floats == [2.5, 3])
    #expect(entries[2].decimalHalfUnits == [0.05, 0.5])
    #expect(entries[3].floats == [3])
    #expect(
      warnings.map(\.reason) == [
        "entry a, line 1: the range [3:6] is cut off at the last of 5 rows"
      ])
  }
}
