import Foundation
import ModelFiles
import Tensors
import Testing

/// Files that Kaldi's own code and kaldiio wrote, with the values that Kaldi's reader gave.
@Suite struct KaldiFixtureTests {
  static let names: [String] = [
    "fm_binary", "fm_text", "dm_text", "fv_text", "int32vec_binary",
    "cm_kOneByteAuto", "cm_kSpeechFeature", "cm_kTwoByteAuto", "kaldiio_cm_method1",
    "kaldiio_cm_method2", "kaldiio_cm_method4",
  ]

  static let scriptNames: [String] = names.filter {
    FileKind(path: KaldiTables.folder + $0 + ".scp") == .file
  }

  /// Every entry has the values that are expected under its key, bit by bit, and none is missing.
  func expect(_ entries: [KaldiEntry], _ name: String) throws {
    let expected = try Fixture.open("kaldi/tables/\(name).expect.npz")
    #expect(Set(entries.map(\.key)) == Set(expected.variables.map(\.name)))
    #expect(entries.count == expected.variables.count)
    for entry in entries {
      let variable = try #require(expected[entry.key])
      let shape = variable.shape.count == 2 ? entry.matrixShape : entry.shape
      #expect(shape == variable.shape, "\(entry.key)")
      #expect(entry.values.type == variable.type, "\(entry.key)")
      let bytes = try expected.withBytes(of: variable) { Array($0) }
      #expect(entry.bytes == bytes, "\(entry.key)")
    }
  }

  func type(_ name: String) -> DType { name.hasPrefix("dm") ? .float64 : .float32 }

  @Test(arguments: KaldiFixtureTests.names)
  func archives(name: String) throws {
    let path = "ark:\(KaldiTables.folder)\(name).ark"
    try expect(try KaldiTables.read(path, textAs: type(name)), name)
  }

  /// The paths in the scripts are relative to their folder.
  @Test(arguments: scriptNames)
  func scripts(name: String) throws {
    let path = "scp:\(KaldiTables.folder)\(name).scp"
    try expect(try KaldiTables.read(path, textAs: type(name)), name)
  }

  /// The expected values of this one are those that were printed: the text is within half a unit of
  /// its last digits.
  @Test func printedValues() throws {
    let path = "ark:\(KaldiTables.folder)empty_and_normal_text.ark"
    let expected = try Fixture.open("kaldi/tables/empty_and_normal_text.expect.npz")
    let entries = try KaldiTables.read(path, textAs: .float64)
    #expect(entries.map(\.key) == ["empty", "ok"])
    #expect(entries.map(\.matrixShape) == [[0, 0], [5, 3]])
    let printed = try expected.tensor("ok", as: Double.self).scalars
    let (values, units) = (entries[1].doubles ?? [], entries[1].decimalHalfUnits ?? [])
    #expect(values.count == 15 && units.count == 15)
    for index in values.indices {
      #expect(abs(values[index] - printed[index]) <= units[index])
      #expect(units[index] < 1e-6)
    }
  }

  @Test func gzipped() throws {
    try expect(try KaldiTables.read("ark:\(KaldiTables.folder)fm_text.ark.gz"), "fm_text")
    let whole = try Fixture.bytes("kaldi/tables/fm_text.ark.gz")
    let once = try KaldiTables.read(whole)
    try expect(once, "fm_text")
    // Two members are as good as one.
    let twice = try KaldiTables.read(whole + whole)
    #expect(twice.map(\.key) == once.map(\.key) + once.map(\.key))
    #expect(twice.map(\.bytes) == once.map(\.bytes) + once.map(\.bytes))
  }

  /// Kaldi writes the header of an empty one with four bytes too many.
  @Test(arguments: [16, 20])
  func emptyCompressedMatrices(headerLength: Int) throws {
    let header = [UInt8](repeating: 0, count: headerLength)
    let bytes =
      Array("a \0BCM ".utf8) + header + (try Fixture.bytes("kaldi/tables/cm_kTwoByteAuto.ark"))
    let entries = try KaldiTables.read(bytes)
    #expect(entries.map(\.key) == ["a", "utt_a", "utt_b"])
    #expect(entries[0].shape == [0, 0])
  }

  @Test func ranges() throws {
    let bytes = try Fixture.bytes("kaldi/tables/scp_examples.scp")
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let scratch = try Scratch()
    try scratch.write(try Fixture.bytes("kaldi/tables/fm_binary.ark"), to: "fm_binary.ark")
    try scratch.write(Array(lines[..<3].joined(separator: "\n").utf8), to: "three.scp")
    let entries = try KaldiTables.read("scp:" + scratch["three.scp"])
    #expect(entries.map(\.key) == ["utt1", "utt1_range", "utt1_cols"])
    #expect(entries.map(\.shape) == [[5, 3], [3, 3], [5, 2]])
    let whole = try #require(entries[0].floats)
    #expect(entries[1].floats == Array(whole[..<9]))
    let twoColumns = whole.indices.filter { $0 % 3 < 2 }.map { whole[$0] }
    #expect(entries[2].floats == twoColumns)
    // The fourth line is a command.
    try scratch.write(bytes, to: "four.scp")
    let error = #expect(throws: ModelFileError.self) {
      try KaldiTables.read("scp,p:" + scratch["missing.scp"])
    }
    #expect(error?.path == scratch["missing.scp"])
    let refused = #expect(throws: ModelFileError.self) {
      try KaldiTables.read("scp:" + scratch["four.scp"])
    }
    #expect(refused?.reason.contains("pipe_example, line 4") == true, "\(refused?.reason ?? "")")
    #expect(refused?.remedy?.contains("ark:-") == true)
    var warnings: [ModelFileError] = []
    let passed = try KaldiTables.read("scp,p:" + scratch["four.scp"], warn: { warnings.append($0) })
    #expect(passed.count == 3)
    #expect(warnings.map { $0.reason.contains("pipe_example is passed over") } == [true])
  }

  /// The texts, with what Kaldi's reader of matrices returned or that it refused them.
  @Test(arguments: [
    "text_crlf", "text_oneline", "text_empty_brackets", "text_no_final_newline", "text_ragged_BAD",
  ])
  func texts(name: String) throws {
    struct Expectations: Decodable {
      struct Item: Decodable { let kaldi_reader_result: [Entry]?; let error: String? }
      struct Entry: Decodable { let key: String; let shape: [Int]; let values: [[Float]] }
      let expectations: [String: Item]
    }
    let json = Data(try Fixture.bytes("kaldi/tables/expectations.json"))
    let item = try #require(
      try JSONDecoder().decode(Expectations.self, from: json).expectations[name])
    let expected = try #require(item.kaldi_reader_result)
    let specifier = "ark,t:\(KaldiTables.folder)\(name).ark"
    guard item.error == nil else {
      let error = #expect(throws: ModelFileError.self) { try KaldiTables.read(specifier) }
      #expect(error?.reason.contains("entry k1, line 3: row 2 has 2 numbers") == true)
      return
    }
    let entries = try KaldiTables.read(specifier)
    #expect(entries.map(\.key) == expected.map(\.key))
    for (entry, expected) in zip(entries, expected) {
      #expect(entry.matrixShape == expected.shape)
      #expect(entry.floats == expected.values.flatMap { $0 })
    }
  }
}
