import ModelFiles
import Tensors
import Testing

@Suite struct NPZWriterTests {
  /// Not numbers, infinities, signed zeros and subnormals: their bits must stay.
  static let awkward: [Double] = [
    .nan, Double(bitPattern: 0xFFF8_0000_0000_0123), .infinity, -.infinity, -0.0, 0x1p-1074, 1 / 3,
  ]

  static func write(_ archive: NPZWriter) throws {
    try archive.add("nested/bias", Tensor(awkwardShape, awkward))
    try archive.add("kernel", Tensor([3, 8], (0..<24).map { Float($0) * 0.5 - 3 }))
    try archive.add("größe", Tensor<Float>([], [2.5]))
    try archive.add("empty", Tensor<Double>([3, 0, 2], []))
    try archive.add(entry: "lockstep.json", bytes: Array("{}".utf8))
    try archive.commit()
  }

  static let awkwardShape = [7]

  static func expectWritten(_ path: String) throws {
    let file = try #require(try ModelFormats.open(path) as? NPZArchive)
    #expect(file.variables.map(\.name) == ["empty", "größe", "kernel", "nested/bias"])
    #expect(try file.tensor("kernel").isBitwiseEqual(to: NPYTests.expected([3, 8])))
    #expect(try file.tensor("nested/bias").isBitwiseEqual(to: Tensor(awkwardShape, awkward)))
    #expect(try file.tensor("größe").isBitwiseEqual(to: Tensor<Float>([], [2.5])))
    #expect(try file.tensor("empty").isBitwiseEqual(to: Tensor<Double>([3, 0, 2], [])))
    #expect(try file.entry(named: "lockstep.json") == Array("{}".utf8))
  }

  /// A program that reads what `write` wrote with NumPy and checks it.
  static let program = """
    import zipfile
    import numpy as np
    with zipfile.ZipFile("model.npz") as archive:
        assert archive.testzip() is None
        assert archive.read("lockstep.json") == b"{}"
    arrays = np.load("model.npz", allow_pickle=False)
    kernel = arrays["kernel"]
    assert kernel.dtype == "<f4" and kernel.flags.c_contiguous
    assert (kernel == np.arange(24).reshape(3, 8) * 0.5 - 3).all()
    bits = arrays["nested/bias"].view("<u8")
    assert bits.shape == (7,) and bits[1] == 0xFFF8000000000123 and bits[4] == 1 << 63, bits
    assert arrays["größe"].shape == () and arrays["größe"] == 2.5
    assert arrays["empty"].shape == (3, 0, 2)
    """

  @Test(arguments: [false, true])
  func roundTrip(isCompressed: Bool) throws {
    let scratch = try Scratch()
    for name in ["model.npz", "again.npz"] {
      try Self.write(NPZWriter(path: scratch[name], isCompressed: isCompressed))
    }
    try Self.expectWritten(scratch["model.npz"])
    #expect(try scratch.bytes("model.npz") == scratch.bytes("again.npz"))
    #expect(try scratch.names() == ["again.npz", "model.npz"])
    _ = try scratch.python(Self.program)
  }

  /// Every number as a zip64 number, which archives above 4 GB have.
  @Test func largeNumbers() throws {
    for largeNumber in [1, 150, 300] {
      let scratch = try Scratch()
      let path = scratch["model.npz"]
      let archive = try ZipWriter(path: path, largeNumber: largeNumber)
      try Self.write(NPZWriter(archive: archive, path: path, isCompressed: false))
      try Self.expectWritten(path)
      _ = try scratch.python(Self.program)
      let bytes = try scratch.bytes("model.npz")
      try Hostile.truncations(of: bytes)
      try Hostile.bitFlips(of: bytes, rounds: 1000)
    }
  }

  /// More entries than 16 bits count.
  @Test func manyEntries() throws {
    let scratch = try Scratch()
    let archive = try NPZWriter(path: scratch["model.npz"])
    for index in 0..<65_540 {
      try archive.add(entry: "entry \(index)", bytes: [UInt8(index & 0xFF)])
    }
    try archive.add("last", Tensor<Float>([2], [1.5, -2]))
    try archive.commit()
    let file = try ModelFormats.open(scratch["model.npz"])
    #expect(try file.tensor("last").scalars == [1.5, -2] as [Float])
    let count = try scratch.python(
      "import zipfile; print(len(zipfile.ZipFile('model.npz').namelist()))")
    #expect(count == "65541\n")
  }

  @Test func singleArray() throws {
    let scratch = try Scratch()
    try NPYWriter.write(Tensor(Self.awkwardShape, Self.awkward), to: scratch["state.npy"])
    let file = try ModelFormats.open(scratch["state.npy"])
    #expect(
      try file.tensor("state").isBitwiseEqual(to: Tensor(Self.awkwardShape, Self.awkward)))
    let bytes = try scratch.bytes("state.npy")
    #expect(bytes.count == 128 + 56)
    #expect(bytes[127] == 0x0A)
    let printed = try scratch.python("import numpy as np; print(np.load('state.npy')[6])")
    #expect(printed == "0.3333333333333333\n")
  }

  @Test func whatNumPyDoesNotHaveIsRefused() throws {
    let scratch = try Scratch()
    let archive = try NPZWriter(path: scratch["model.npz"])
    try archive.add("a", Tensor<Float>([2], [1, 2]))
    let twice = #expect(throws: ModelFileError.self) {
      try archive.add("a", Tensor<Float>([1], [3]))
    }
    #expect(twice?.variable == "a")
    let half = Variable(name: "b", type: .bfloat16, shape: [1])
    let bytes: [UInt8] = [0, 1]
    let type = #expect(throws: ModelFileError.self) {
      try bytes.withUnsafeBytes { try archive.add(half, bytes: $0) }
    }
    #expect(type?.variable == "b")
    let rank = #expect(throws: ModelFileError.self) {
      try archive.add("c", Tensor<Float>([Int](repeating: 1, count: 65), [1]))
    }
    #expect(rank?.reason.contains("65 axes") == true)
    let short = #expect(throws: ModelFileError.self) {
      try bytes.withUnsafeBytes {
        try archive.add(Variable(name: "d", type: .float32, shape: [3]), bytes: $0)
      }
    }
    #expect(short?.reason.contains("2 bytes are no array") == true)
  }

  @Test func whatIsNotCommittedLeavesNothing() throws {
    let scratch = try Scratch()
    try scratch.write([1, 2, 3], to: "model.npz")
    do {
      let archive = try NPZWriter(path: scratch["model.npz"])
      try archive.add("a", Tensor<Float>([200, 300], repeating: 1.5))
      #expect(try scratch.names().count == 2)
    }
    #expect(try scratch.names() == ["model.npz"])
    #expect(try scratch.bytes("model.npz") == [1, 2, 3])
    let missing = #expect(throws: ModelFileError.self) {
      try NPZWriter(path: scratch["no/model.npz"])
    }
    #expect(missing?.path == scratch["no/model.npz"])
  }
}
