import CaseFiles
import CrossCheck
import ModelFiles
import Tensors
import Testing

@Suite struct RefusalTests {
  private let folder: Scratch

  init() throws { folder = try Scratch() }

  private func expectRefusal(
    _ forgery: Forgery, _ reason: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let refusal = try #require(try forgery.refusal(in: folder), sourceLocation: sourceLocation)
    #expect(refusal.hasPrefix(folder["case.npz"]), sourceLocation: sourceLocation)
    #expect(refusal.contains(reason), "\(refusal)", sourceLocation: sourceLocation)
  }

  @Test("What is forged here is read if nothing is changed")
  func unchanged() throws {
    #expect(try Forgery().refusal(in: folder) == nil)
  }

  @Test(
    "A header that says something else is refused",
    arguments: [
      ("lockstep-case/1", "lockstep-case/2", "its schema is 'lockstep-case/2'"),
      ("\"lstm\"", "\"lsmt\"", "its cell is 'lsmt'"),
      ("\"lstm\"", "7", "it has no string at byte 38"),
      ("\"float32\"", "\"float16\"", "its dtype is 'float16'"),
      ("\"float32\"", "\"float64\"", "variable inputs: its type is float32"),
      ("\"forget_bias\": 1,", "", "it does not say forget_bias"),
      ("\"forget_bias\": 1", "\"forget_bias\": NaN", "forget_bias is neither"),
      ("\"forget_bias\": 1", "\"forget_bias\": \"NaN\"", "forget_bias is neither"),
      ("\"forget_bias\": 1", "\"forget_bias\": 1e999", "beyond every number"),
      ("\"forget_bias\": 1", "\"forget_bias\": 01", "forget_bias is neither"),
      ("\"forget_bias\"", "\"forget_biass\"", "has no option forget_biass"),
      ("\"forget_bias\": 1", "\"forget_bias\": 1, \"cell_clip\": 3", "has no option cell_clip"),
      ("\"forget_bias\": 1", "\"forget_bias\": 1, \"forget_bias\": 1", "it has forget_bias twice"),
      ("\"steps\": 3", "\"steps\": 4", "variable inputs: its shape is [3, 2, 5]"),
      ("\"steps\": 3", "\"steps\": -3", "its size steps is -3"),
      ("\"steps\": 3", "\"steps\": 3.5", "its size steps is 3.5"),
      ("\"steps\": 3", "\"steps\": 3, \"steps\": 3", "its sizes have steps twice"),
      ("\"steps\": 3, ", "", "its sizes have no steps"),
      ("\"batch\": 2", "\"batch\": 0", "its batch is 0"),
      ("\"hidden_size\": 4", "\"hidden_size\": 9223372036854775807", "its size hidden_size is"),
      ("\"hidden_size\": 4", "\"hidden_size\": 4, \"layers\": 1", "there is no size layers"),
      (
        "\"hidden_size\": 4", "\"hidden_size\": 4, \"projection_size\": 3",
        "its sizes have a projection_size, and the cell lstm has no projection"
      ),
      (
        "\"steps\": 3, \"batch\": 2, \"input_size\": 5, \"hidden_size\": 4",
        "\"steps\": 2147483647, \"batch\": 2147483647, \"input_size\": 2147483647, "
          + "\"hidden_size\": 2147483647",
        "by the case's sizes"
      ),
      ("\"given\"", "\"taken\"", "its provenance is none of these"),
      ("\"name\": \"forged\"", "\"seed\": 1", "its provenance is none of these"),
      ("\"name\": \"forged\"", "\"name\": \"\", \"author\": \"\"", "its provenance has author"),
      (
        "\"given\", \"name\": \"forged\"",
        "\"generated\", \"seed\": 1, \"index\": 2, \"profile\": \"prob\"", "its profile is 'prob'"
      ),
      (
        "\"given\", \"name\": \"forged\"", "\"source_example\", \"seed\": -1, \"index\": 2",
        "its provenance's seed is -1"
      ),
      ("\"dtype\"", "\"finding\": {\"subject\": \"native\"}, \"dtype\"", "its finding is not of"),
      (
        "\"dtype\"",
        "\"finding\": {\"subject\": \"\", \"verdict\": \"?\", \"tensor\": null, \"explanation\": "
          + "\"\"}, \"dtype\"", "its finding's verdict is '?'"
      ),
      ("\"forged\"}}", "\"forged\"}} x", "it has no end at byte"),
      ("\"forged\"}}", "\"forged\"}", "it has no comma or closing brace"),
      ("\"forged\"", "[[[[]]]]", "it has no string at byte"),
    ])
  func header(old: String, new: String, reason: String) throws {
    try expectRefusal(Forgery().saying(old, new), reason)
  }

  @Test("A header that is missing, too long or no text is refused")
  func noHeader() throws {
    try expectRefusal(Forgery(header: ""), "so it is no case file")
    var long = Forgery(header: String(repeating: " ", count: 1 << 21), isCompressed: true)
    try expectRefusal(long, "entry lockstep.json: it holds 2097152 bytes, and 1048576 are the most")
    long.header = String(repeating: "[", count: 1 << 20)
    try expectRefusal(long, "it has no object at byte 0")
    let writer = try NPZWriter(path: folder["case.npz"])
    try writer.add(entry: "lockstep.json", bytes: [0x7B, 0xFF, 0x7D])
    try writer.commit()
    let error = #expect(throws: ModelFileError.self) { try CaseFile(path: folder["case.npz"]) }
    #expect(error?.description.contains("entry lockstep.json: it is not UTF-8") == true)
  }

  @Test("Tensors that the cell has not, or of another kind, are refused")
  func tensors() throws {
    let bytes = [UInt8](repeating: 0x40, count: 64)
    let forgery = Forgery()
    try expectRefusal(forgery.holding("bias", nil), "it has no tensor bias [4H]")
    try expectRefusal(
      forgery.holding("recurrent_bias", Forgery.array("<f4", "(16,)", bytes)),
      "variable recurrent_bias: the cell lstm has no such tensor")
    try expectRefusal(
      forgery.holding("bias", Forgery.array("<f4", "(4, 4)", bytes)),
      "variable bias: its shape is [4, 4], and by the case's sizes bias [4H] is [16]")
    try expectRefusal(
      forgery.holding("bias", Forgery.array("<f8", "(8,)", bytes)),
      "variable bias: its type is float64")
    try expectRefusal(
      forgery.holding("bias", Forgery.array("<f2", "(32,)", bytes)),
      "variable bias: its type is float16")
    try expectRefusal(
      forgery.holding("bias", Forgery.array("<i4", "(16,)", bytes)),
      "variable bias: its type is int32")
    try expectRefusal(
      forgery.holding("bias", Forgery.array("|O", "(16,)", bytes)),
      "variable bias: its type is object")
    try expectRefusal(
      forgery.holding(
        "bias", Forgery.array("<f4", "(4611686018427387904, 4611686018427387904)", bytes)),
      "variable bias")
    try expectRefusal(forgery.holding("bias", bytes), "variable bias")
  }

  @Test("An entry that is there twice is refused")
  func twice() throws {
    try Forgery().holding("bia2", Forgery.array("<f4", "(16,)", [UInt8](repeating: 1, count: 64)))
      .write(to: folder["case.npz"])
    let name = Array("bia2.npy".utf8)
    var bytes = try folder.bytes("case.npz")
    for position in 0..<(bytes.count - name.count)
    where bytes[position..<position + name.count].elementsEqual(name) {
      bytes[position + 3] = UInt8(ascii: "s")
    }
    try folder.write(bytes, to: "case.npz")
    let error = #expect(throws: ModelFileError.self) { try CaseFile(path: folder["case.npz"]) }
    #expect(error?.description.contains("twice") == true)
  }

  @Test("Every beginning of a case file is refused")
  func truncated() throws {
    try CaseFile.write(someCase(as: Float.self), finding: someFinding, to: folder["whole.npz"])
    let whole = try folder.bytes("whole.npz")
    for count in 0..<whole.count {
      #expect(throws: ModelFileError.self, "\(count) of \(whole.count) bytes") {
        try CaseFile(MappedFile(path: "cut.npz", holding: whole[..<count]))
      }
    }
  }

  @Test("What is no file, or no .npz, is refused")
  func noFile() throws {
    try folder.write(Array("{}".utf8), to: "text.npz")
    for name in ["missing.npz", "text.npz", ""] {
      #expect(throws: ModelFileError.self) { try CaseFile(path: folder[name]) }
    }
  }
}
