import ModelFiles
import Tensors
import Testing

@Suite struct KaldiWriterTests {
  static let awkward: [Double] = [
    0, -0.0, 1, -1.5, .leastNonzeroMagnitude, -0x1p-1030, 0x1p-149, 0x1p-126, 0x1.fffffep127,
    .greatestFiniteMagnitude,
    .infinity, -.infinity, .nan, -.nan, .pi, 1e16, 123456789, 1e-5, 0.1, 16777217,
  ]

  static let entries: [KaldiEntry] = [
    KaldiEntry(key: "matrix", shape: [4, 5], values: .float64(awkward)),
    KaldiEntry(key: "single", shape: [5, 4], values: .float32(awkward.map { Float($0) })),
    KaldiEntry(key: "vector", shape: [20], values: .float32(awkward.map { Float($0) })),
    KaldiEntry(key: "é-2", shape: [20], values: .float64(awkward)),
    KaldiEntry(key: "empty", shape: [0, 0], values: .float32([])),
    KaldiEntry(key: "no_rows", shape: [0, 7], values: .float32([])),
    KaldiEntry(key: "nothing", shape: [0], values: .float64([])),
    KaldiEntry(key: "row", shape: [1, 3], values: .float32([1, 2, 3])),
    KaldiEntry(key: "integers", shape: [3], values: .int32([.min, 0, .max])),
  ]

  func write(_ entries: [KaldiEntry], to specifier: String) throws {
    let writer = try KaldiWriter(KaldiWriteSpecifier(specifier))
    for entry in entries { try writer.write(entry) }
    try writer.commit()
  }

  @Test(arguments: ["ark:", "ark,b,nf:", "f,ark:"])
  func binaryIsReadAsItWas(options: String) throws {
    let scratch = try Scratch()
    try write(Self.entries, to: options + scratch["out"])
    let read = try KaldiTables.read("ark:" + scratch["out"])
    #expect(read.map(\.key) == Self.entries.map(\.key))
    for (entry, written) in zip(read, Self.entries) {
      #expect(entry.shape == (written.key == "no_rows" ? [0, 0] : written.shape), "\(entry.key)")
      #expect(entry.values.type == written.values.type)
      #expect(entry.bytes == written.bytes, "\(entry.key)")
      #expect(entry.decimalHalfUnits == nil)
    }
  }

  @Test func textIsReadAsItWas() throws {
    let scratch = try Scratch()
    for type in [DType.float32, .float64] {
      // The greatest doubles are beyond float32.
      let written = Self.entries.filter {
        $0.values.type != (type == .float32 ? .float64 : .float32)
      }
      try write(written, to: "ark,t:" + scratch["out"])
      let read = try KaldiTables.read("ark,t:" + scratch["out"], textAs: type)
      #expect(read.map(\.key) == written.map(\.key))
      for (entry, written) in zip(read, written) {
        #expect(
          (written.shape.count == 2 ? entry.matrixShape : entry.shape)
            == (written.key == "no_rows" ? [0, 0] : written.shape))
        // A NaN's payload is in no text.
        #expect(Self.plain(entry) == Self.plain(written), "\(entry.key)")
      }
    }
  }

  /// Bits, those of every NaN of one sign the same.
  static func plain(_ entry: KaldiEntry) -> [UInt64] {
    switch entry.values {
    case .float32(let values):
      values.map { UInt64(($0.isNaN ? ($0.sign == .minus ? -Float.nan : .nan) : $0).bitPattern) }
    case .float64(let values):
      values.map { ($0.isNaN ? ($0.sign == .minus ? -Double.nan : .nan) : $0).bitPattern }
    case .int32(let values): values.map { UInt64(UInt32(bitPattern: $0)) }
    }
  }

  @Test func textIsAsKaldiPrintsIt() throws {
    let scratch = try Scratch()
    let entries = [
      KaldiEntry(key: "m", shape: [2, 3], values: .float32([1, -2, 0.5, 1e-5, 1e16, 0.1])),
      KaldiEntry(key: "v", shape: [4], values: .float32([.infinity, -.infinity, .nan, -0.0])),
      KaldiEntry(key: "e", shape: [0, 0], values: .float32([])),
      KaldiEntry(key: "w", shape: [0], values: .float64([])),
      KaldiEntry(key: "i", shape: [2], values: .int32([-3, 4])),
    ]
    try write(entries, to: "ark,t:" + scratch["out"])
    let text = String(decoding: try scratch.bytes("out"), as: UTF8.self)
    #expect(
      text == """
        m  [
          1.000000 -2.000000 0.5000000\u{20}
          1.000000e-05 1.000000e+16 0.1000000 ]
        v  [ inf -inf nan -0.000000 ]
        e  [ ]
        w  [ ]
        i -3 4\u{20}

        """)
  }

  @Test(arguments: ["", ",t"])
  func scripts(mode: String) throws {
    let scratch = try Scratch()
    let entries = Self.entries.filter { mode.isEmpty || $0.values.type != .float64 }
    try write(entries, to: "ark,scp\(mode):\(scratch["a.ark"]),\(scratch["a.scp"])")
    #expect(try scratch.names() == ["a.ark", "a.scp"])
    let lines = String(decoding: try scratch.bytes("a.scp"), as: UTF8.self).split(separator: "\n")
    #expect(lines.count == entries.count)
    // Backwards, so that no place is where the last entry ended.
    try scratch.write(Array(lines.reversed().joined(separator: "\n").utf8), to: "b.scp")
    let read = try KaldiTables.read("scp:" + scratch["b.scp"])
    #expect(read.map(\.key) == entries.map(\.key).reversed())
    for (entry, written) in zip(read, entries.reversed()) {
      #expect(Self.plain(entry) == Self.plain(written), "\(entry.key)")
    }
  }

  @Test func nothingIsThereBeforeTheEnd() throws {
    let scratch = try Scratch()
    do {
      let writer = try KaldiWriter(
        KaldiWriteSpecifier("ark,scp:\(scratch["a.ark"]),\(scratch["a.scp"])"))
      try writer.write(Self.entries[0])
      #expect(throws: ModelFileError.self) { try ModelFormats.open(scratch["a.ark"]) }
    }
    #expect(try scratch.names() == [])
  }

  @Test func entriesThatAreRefused() throws {
    let scratch = try Scratch()
    let bad: [(KaldiEntry, String)] = [
      (KaldiEntry(key: "", shape: [1], values: .float32([1])), "a key is not to be empty"),
      (KaldiEntry(key: "a b", shape: [1], values: .float32([1])), "white space"),
      (KaldiEntry(key: "a\n", shape: [1], values: .float32([1])), "white space"),
      (KaldiEntry(key: "a", shape: [2], values: .float32([1])), "shape [2]"),
      (KaldiEntry(key: "a", shape: [-1, -1], values: .float32([1])), "shape [-1, -1]"),
      (KaldiEntry(key: "a", shape: [], values: .float32([1])), "shape []"),
      (KaldiEntry(key: "a", shape: [1, 1, 1], values: .float32([1])), "shape [1, 1, 1]"),
      (KaldiEntry(key: "a", shape: [1, 1], values: .int32([1])), "int32 in vectors"),
      (KaldiEntry(key: "a", shape: [0, 1 << 40], values: .float32([])), "larger than Kaldi can"),
    ]
    for (entry, reason) in bad {
      let writer = try KaldiWriter(KaldiWriteSpecifier("ark:" + scratch["a"]))
      let error = try #require(throws: ModelFileError.self) { try writer.write(entry) }
      #expect(error.reason.contains(reason), "\(error.reason)")
    }
    let writer = try KaldiWriter(KaldiWriteSpecifier("ark,t:" + scratch["a"]))
    #expect(throws: ModelFileError.self) {
      try writer.write(KaldiEntry(key: "a", shape: [0], values: .int32([])))
    }
  }
}
