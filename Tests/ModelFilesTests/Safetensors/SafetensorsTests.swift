import Foundation
import ModelFiles
import Tensors
import Testing

@Suite struct SafetensorsTests {
  static func file(_ header: String, _ count: Int = 0) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(littleEndian: UInt64(header.utf8.count))
    return bytes + header.utf8 + (0..<count).map { UInt8(truncatingIfNeeded: 7 * $0 + 1) }
  }

  static let networks = [
    "gru_4x3", "lstm_2layer_4x3", "lstm_2layer_square_4x4_state", "lstm_4x3",
    "lstm_batch_first_4x3", "lstm_bidir_4x3", "lstm_f16_4x3", "lstm_f64_4x3", "lstm_nobias_4x3",
    "lstm_packed_lens_4x3", "lstm_proj_4x6p3", "lstm_state_4x3", "rnn_tanh_4x3",
  ]

  /// PyTorch's files hold what PyTorch said, and NumPy reads the same numbers from them.
  @Test(arguments: networks)
  func networksOfPyTorch(name: String) throws {
    let path = Fixture.root + "pytorch/\(name)/"
    let file = try ModelFormats.open(path + "model.safetensors")
    #expect(file.format == "safetensors")
    let meta = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: path + "meta.json")))
    let shapes = try #require((meta as? [String: Any])?["state_dict"] as? [String: [Int]])
    #expect(file.variables.map(\.name) == shapes.keys.sorted())
    for variable in file.variables { #expect(variable.shape == shapes[variable.name]) }

    let scratch = try Scratch()
    let archive = try NPZWriter(path: scratch["model.npz"])
    for variable in file.variables {
      try file.withBytes(of: variable) { try archive.add(variable, bytes: $0) }
    }
    try archive.commit()
    _ = try scratch.python(
      """
      import json, numpy as np
      data = open("\(path)model.safetensors", "rb").read()
      start = 8 + int.from_bytes(data[:8], "little")
      header = json.loads(data[8:start])
      header.pop("__metadata__", None)
      arrays = np.load("model.npz")
      assert set(arrays) == set(header)
      for name, entry in header.items():
          first, last = entry["data_offsets"]
          dtype = {"F64": "<f8", "F32": "<f4", "F16": "<f2"}[entry["dtype"]]
          value = np.frombuffer(data[start + first : start + last], dtype)
          assert arrays[name].dtype == dtype and len(set(value)) > 1
          assert (arrays[name] == value.reshape(entry["shape"])).all()
      """)
  }

  @Test func everyType() throws {
    let header = """
      {"half":{"dtype":"F16","shape":[3],"data_offsets":[0,6]},
       "__metadata__":{"format":"pt","\\u00e9\\ud83d\\ude00\\n":"\\"/\\\\"},
       "brain":{"data_offsets":[6,10],"shape":[2,1],"dtype":"BF16"},
       "count":{"dtype":"I64","shape":[],"data_offsets":[10,18]},
       "flag":{"dtype":"BOOL","shape":[2],"data_offsets":[18,20]},
       "six":{"dtype":"F6_E2M3","shape":[4],"data_offsets":[20,23]},
       "new":{"dtype":"Q7_X","shape":[9,9],"data_offsets":[23,24]},
       "none":{"dtype":"F32","shape":[5,0],"data_offsets":[24,24]}}  \n
      """
    let file = try #require(try Fixture.open(Self.file(header, 24)) as? SafetensorsFile)
    #expect(file.metadata == ["format": "pt", "é😀\n": "\"/\\"])
    #expect(
      file.variables.map { "\($0.name) \($0.type) \($0.shape)" } == [
        "brain bfloat16 [2, 1]", "count int64 []", "flag bool [2]", "half float16 [3]",
        "new q7_x [9, 9]", "none float32 [5, 0]", "six float6_e2m3 [4]",
      ])
    #expect(file["new"]?.byteCount == nil)
    let half: Tensor<Float> = try file.tensor("half")
    #expect(half.scalars == [0x0801, 0x160F, 0x241D].map { Float(half: $0) })
    let brain: Tensor<Float> = try file.tensor("brain")
    #expect(brain.scalars == [0x322B_0000, 0x4039_0000].map { Float(bitPattern: $0) })
    #expect(throws: ModelFileError.self) { try file.tensor("count", as: Float.self) }
  }

  static func entry(_ offsets: String, _ name: String = "a", shape: String = "[2,3]") -> String {
    "\"\(name)\":{\"dtype\":\"F32\",\"shape\":\(shape),\"data_offsets\":\(offsets)}"
  }

  @Test(arguments: [
    ("{\(entry("[0,24]"))", "no comma or closing brace"),
    ("{\(entry("[0,24]")),}", "no string"),
    ("{\(entry("[0,24]"))} x", "no end"),
    ("{\(entry("[0,24]")) \(entry("[24,48]", "b"))}", "no comma"),
    ("{\(entry("[0,24]")),\(entry("[0,24]"))}", "variable a twice"),
    ("{\(entry("[0,24]")),\(entry("[24,48]", "\\u0061"))}", "variable a twice"),
    ("{\(entry("[0,24]")),\(entry("[0,24]", "b"))}", "begin at 0, and those before it end at 24"),
    ("{\(entry("[0,24]")),\(entry("[20,44]", "b"))}", "begin at 20"),
    ("{\(entry("[0,24]")),\(entry("[28,52]", "b"))}", "begin at 28"),
    ("{\(entry("[4,28]"))}", "begin at 4"),
    ("{\(entry("[0,20]"))}", "holds 20 bytes"),
    ("{\(entry("[24,0]"))}", "not of dtype"),
    ("{\(entry("[0]"))}", "not of dtype"),
    ("{\(entry("[0,24,24]"))}", "not of dtype"),
    ("{\(entry("[-0,24]"))}", "no integer"),
    ("{\(entry("[00,24]"))}", "no integer"),
    ("{\(entry("[0,24.0]"))}", "no comma or closing bracket"),
    ("{\(entry("[0,2e1]"))}", "no comma or closing bracket"),
    ("{\(entry("[0,18446744073709551640]"))}", "too large"),
    ("{\(entry("[0,24]", shape: "[4294967296,4294967296,0]"))}", "too large to be counted"),
    ("{\(entry("[0,24]", shape: "[4611686018427387904]"))}", "too large to be counted"),
    ("{\(entry("[0,24]", shape: "6"))}", "no array"),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[6]}}", "not of dtype"),
    ("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\"}}", "has dtype, twice"),
    ("{\"a\":{\"color\":\"F32\"}}", "has color, twice or without need"),
    ("{\"a\":{\"dtype\":5}}", "no string"),
    ("{\"a\":[]}", "no object"),
    ("{\"__metadata__\":{\"a\":1}}", "no string"),
    ("{\"__metadata__\":{\"a\":\"1\",\"a\":\"1\"}}", "metadata has a twice"),
    ("{\"__metadata__\":{},\"__metadata__\":{}}", "__metadata__ twice"),
    ("{\"\\ud800x\":{}}", "pair of surrogates"),
    ("{\"\\ud800\\u0041\":{}}", "pair of surrogates"),
    ("{\"\\u00g0\":{}}", "hexadecimal"),
    ("{\"\\x\":{}}", "known escape"),
    ("{\"a\nb\":{}}", "end of a string"),
    ("{}", "24 follow the header"),
  ])
  func headersThatAreRefused(header: String, reason: String) throws {
    let error = #expect(throws: ModelFileError.self) { try Fixture.open(Self.file(header, 24)) }
    #expect(error?.reason.contains(reason) == true, "\(error?.description ?? "none")")
  }

  /// As an .npz may have it, which is written anew: in bits the first axis alone would be too large.
  @Test func withoutElementsAnAxisMayBeOfAnyLength() throws {
    let header = "{\(Self.entry("[0,0]", shape: "[4611686018427387904,0]"))}"
    let file = try Fixture.open(Self.file(header, 0))
    #expect(file.variables.map(\.shape) == [[4_611_686_018_427_387_904, 0]])
  }

  @Test func deepHeadersAreRefused() throws {
    for bracket in ["[", "{\"a\":"] {
      let deep = String(repeating: bracket, count: 100_000)
      for header in ["{\"a\":" + deep, "{\"a\":{\"shape\":" + deep, "{\"__metadata__\":" + deep] {
        #expect(throws: ModelFileError.self) { try Fixture.open(Self.file(header)) }
      }
    }
  }

  @Test func lengthsThatAreRefused() throws {
    var bytes = Self.file("{\(Self.entry("[0,24]"))}", 24)
    #expect(try Fixture.open(bytes).variables.count == 1)
    bytes[0] = 0xFF
    let beyond = #expect(throws: ModelFileError.self) { try Fixture.open(bytes) }
    #expect(beyond?.reason.contains("the file was cut off") == true)
    bytes[3] = 0xFF
    let huge = #expect(throws: ModelFileError.self) { try Fixture.open(bytes) }
    #expect(huge?.reason.contains("the format allows 100000000") == true)
    bytes[7] = 0xFF
    #expect(throws: ModelFileError.self) { try Fixture.open(bytes) }
  }

  @Test func damage() throws {
    let bytes = try Fixture.bytes("pytorch/lstm_4x3/model.safetensors")
    try Hostile.truncations(of: bytes)
    try Hostile.bitFlips(of: bytes, rounds: 4000)
    #expect(throws: ModelFileError.self) { try Fixture.open(bytes + [0]) }
  }
}
