import ModelFiles
import Tensors
import Testing

@Suite struct NPYTests {
  /// What `Tests/Fixtures/numpy/make.py` puts into every array.
  static func expected(_ shape: [Int]) throws -> Tensor<Double> {
    try Tensor(shape, (0..<shape.reduce(1, *)).map { Double($0) * 0.5 - 3 })
  }

  /// An .npy file of a header and as many bytes of elements.
  static func npy(_ header: String, elements: Int = 0, version: UInt8 = 1) -> [UInt8] {
    let length = header.utf8.count
    let count = (0..<(version == 1 ? 2 : 4)).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }
    return NPYPreamble.magic + [version, 0] + count + Array(header.utf8)
      + [UInt8](repeating: 0x3C, count: elements)
  }

  /// Versions 1 to 3, 2 to 8 bytes, both byte orders, C and Fortran order: 36 arrays of NumPy's.
  @Test func everyVersionOrderAndByteOrder() throws {
    let file = try Fixture.open("numpy/orders.npz")
    let expected = try Self.expected([2, 3, 5])
    var seen = 0
    for variable in file.variables where variable.name.hasPrefix("v") {
      let width = try #require(variable.type.byteCount)
      #expect(variable.name.contains("_f\(width)_"))
      #expect(variable.type.name == "float\(8 * width)")
      #expect(try file.tensor(variable.name).isBitwiseEqual(to: expected), "\(variable.name)")
      seen += 1
    }
    #expect(seen == 36)
    #expect(try file.tensor("scalar").isBitwiseEqual(to: Self.expected([])))
    #expect(try file.tensor("empty").isBitwiseEqual(to: Self.expected([3, 0, 2])))
  }

  @Test func aSingleArrayIsNamedAfterItsFile() throws {
    for name in ["v1_f4_le_C", "v3_f8_be_F"] {
      let file = try Fixture.open("numpy/\(name).npy")
      #expect(file.format == "npy")
      #expect(file.variables.map(\.name) == [name])
      #expect(try file.tensor(name).isBitwiseEqual(to: Self.expected([2, 3, 5])))
    }
  }

  /// NumPy's own name of each type is the variable's name in the fixture.
  @Test func otherTypesAreListed() throws {
    let file = try #require(try Fixture.open("numpy/others.npz") as? NPZArchive)
    #expect(file.variables.count == 13)
    for variable in file.variables {
      #expect(variable.type.name == variable.name)
      #expect(!variable.type.isLoadable)
      #expect(throws: ModelFileError.self) { try file.tensor(variable.name, as: Float.self) }
    }
    #expect(file["void96"]?.type.byteCount == 12)
    #expect(file["object"]?.type.byteCount == nil)
    #expect(file["complex64"]?.shape == [3])
    let entry = try #require(try file.entry(named: "lockstep.json"))
    #expect(String(decoding: entry, as: UTF8.self) == "{\"schema\": \"lockstep-case/1\"}\n")
    #expect(try file.entry(named: "other.json") == nil)
  }

  @Test(arguments: [
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", 24),
    ("{'descr':'<f4','fortran_order':True,'shape':(2,3)} \n", 24),
    ("{\"shape\": (5L,), \"descr\": \"<f2\", \"fortran_order\": False}", 10),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': ()}", 4),
    ("{'descr': '|O', 'fortran_order': False, 'shape': (2,)}", 1000),
    ("{'descr': '<q8x', 'fortran_order': False, 'shape': (2,)}", 1000),
    (
      "{'descr': [(('t', 'n'), '<f4'), ('\\u00e9', '>i2', (2,))], "
        + "'fortran_order': False, 'shape': (3,)}", 24
    ),
  ])
  func headersThatAreRead(header: String, elements: Int) throws {
    for version in [1, 2, 3] as [UInt8] {
      let file = try Fixture.open(
        Self.npy(header, elements: elements, version: version), as: "a.npy")
      #expect(file.variables.map(\.name) == ["a"])
    }
  }

  @Test(arguments: [
    ("", "no Python literal"),
    ("{", "no Python literal"),
    ("None", "no Python literal"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)", "no Python literal"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)} x", "no Python literal"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (2 3)}", "no Python literal"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (02, 3)}", "no Python literal"),
    ("{'descr': '<f4' 'fortran_order': False, 'shape': (2, 3)}", "no Python literal"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (f(), 3)}", "no Python literal"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), 'shape': (2, 3)}", "twice"),
    ("{'descr': '<f4', 'fortran_order': False}", "not of descr"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (6,), 'x': 1}", "not of descr"),
    ("{'descr': '<f4', 'fortran_order': 0, 'shape': (6,)}", "not of descr"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (6)}", "no tuple"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (-6,)}", "not of lengths"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (True, 6)}", "not of lengths"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (7,)}", "24 bytes of elements"),
    ("{'descr': '|f4', 'fortran_order': False, 'shape': (6,)}", "order of bytes"),
    ("{'descr': 'float32', 'fortran_order': False, 'shape': (6,)}", "no element type"),
    ("{'descr': 4, 'fortran_order': False, 'shape': (6,)}", "no element type"),
    ("{'descr': [('a',)], 'fortran_order': False, 'shape': (6,)}", "no element type"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (9223372036854775808,)}", "too large"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296, 0)}", "counted"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904,)}", "counted"),
    ("{'descr': '|O', 'fortran_order': False, 'shape': (4294967296, 4294967296)}", "counted"),
    (
      "{'descr': [('a', '|V2000000000', (9000000000,))], 'fortran_order': False, 'shape': (1,)}",
      "no element type"
    ),
    (
      "{'descr': '<f4', 'fortran_order': False, 'shape': (" + String(repeating: "1,", count: 65)
        + ")}", "65 axes"
    ),
  ])
  func headersThatAreRefused(header: String, reason: String) throws {
    let error = #expect(throws: ModelFileError.self) {
      try Fixture.open(Self.npy(header, elements: 24), as: "folder/gate.npy")
    }
    #expect(error?.variable == "gate")
    #expect(error?.reason.contains(reason) == true, "\(error?.description ?? "none")")
  }

  @Test func deepHeadersAreRefused() throws {
    let header = String(repeating: "[", count: 60_000)
    let error = #expect(throws: ModelFileError.self) { try Fixture.open(Self.npy(header)) }
    #expect(error?.reason.contains("32 deep") == true)
  }

  @Test func versionsAndLengthsThatAreRefused() throws {
    let header = "{'descr': '<f4', 'fortran_order': False, 'shape': (6,)}"
    for version in [0, 4, 255] as [UInt8] {
      let error = #expect(throws: ModelFileError.self) {
        try Fixture.open(Self.npy(header, elements: 24, version: version))
      }
      #expect(error?.reason.contains("version \(version).0") == true)
    }
    var long = Self.npy(header, elements: 24, version: 2)
    long[11] = 0xFF
    let error = #expect(throws: ModelFileError.self) { try Fixture.open(long) }
    #expect(error?.reason.contains("at most 65536") == true)
  }

  @Test func damage() throws {
    let bytes = try Fixture.bytes("numpy/v3_f8_be_F.npy")
    try Hostile.truncations(of: bytes)
    try Hostile.bitFlips(of: Array(bytes[..<140]), rounds: 4000)
    #expect(throws: ModelFileError.self) { try Fixture.open(bytes + [0]) }
  }
}
