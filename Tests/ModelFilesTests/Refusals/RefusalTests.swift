import Foundation
import ModelFiles
import Testing

@Suite struct RefusalTests {
  static let files = [
    (
      "model.pt", "a PyTorch checkpoint,",
      "torch.load(PATH, map_location=\"cpu\", weights_only=True)"
    ),
    (
      "legacy.pt", "before PyTorch 1.6", "torch.load(PATH, map_location=\"cpu\", weights_only=True)"
    ),
    ("model.keras", "a Keras model,", "zipfile.ZipFile(PATH)"),
    ("model.h5", "a Keras model in HDF5", "h5py.File(PATH, \"r\")"),
    ("model.weights.h5", "an HDF5 file", "h5py.File(PATH, \"r\")"),
    ("gru.onnx", "an ONNX model", "onnx.load(PATH)"),
    ("torchscript_exporter.onnx", "an ONNX model", "onnx.load(PATH)"),
    ("saved_model", "a TensorFlow SavedModel", "load_checkpoint(PATH/variables/variables)"),
  ]

  static func quoted(_ template: String, _ path: String) -> String {
    guard template.contains("PATH/") else {
      return template.replacing("PATH", with: "\"\(path)\"")
    }
    return template.replacing("PATH", with: "\"\(path)").replacing(
      "variables)", with: "variables\")")
  }

  @Test(arguments: files)
  func filesOfTheRealPrograms(name: String, kind: String, line: String) throws {
    let path = Fixture.root + "refused/" + name
    let error = #expect(throws: ModelFileError.self) { try ModelFormats.open(path) }
    #expect(error?.path == path)
    #expect(error?.reason.contains(kind) == true, "\(error?.description ?? "none")")
    let remedy = try #require(error?.remedy)
    #expect(remedy.contains(Self.quoted(line, path)), "\(remedy)")
    try expectOneFormat(Candidate(path: path))
  }

  /// A message of one field of that number for each part.
  static func message(_ parts: (Int, [UInt8])...) -> [UInt8] {
    parts.flatMap { [UInt8($0.0 << 3 | 2), UInt8($0.1.count)] + $0.1 }
  }

  static let frozenGraph = message(
    (1, message((1, Array("lstm/kernel".utf8)), (2, Array("Const".utf8)))),
    (1, message((1, Array("out".utf8)), (2, Array("MatMul".utf8)))), (4, [0x08, 0x1B]))

  /// `{"a": 1}` as Python's pickle module writes it.
  static let pickle: [UInt8] =
    [0x80, 0x04, 0x95, 0x0A, 0, 0, 0, 0, 0, 0, 0, 0x7D, 0x94, 0x8C, 0x01, 0x61, 0x94, 0x4B, 0x01]
    + [0x73, 0x2E]

  @Test(arguments: [
    (Array("\u{1C}\0\0\0TFL3\u{14}\0".utf8), "a TensorFlow Lite model"),
    (frozenGraph, "a frozen TensorFlow graph"), (pickle, "a Python pickle"),
    ([UInt8](repeating: 7, count: 512) + [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A], "HDF5"),
  ])
  func filesByTheirFirstBytes(bytes: [UInt8], kind: String) throws {
    let error = #expect(throws: ModelFileError.self) { try Fixture.open(bytes, as: "a\"b\n") }
    #expect(error?.reason.contains(kind) == true, "\(error?.description ?? "none")")
    try expectOneFormat(Candidate(path: "model", holding: bytes))
  }

  @Test func torchScript() throws {
    let scratch = try Scratch()
    let archive = try ZipWriter(path: scratch["model.pt"])
    for name in ["model/data.pkl", "model/code/net.py", "model/constants.pkl", "model/version"] {
      try [UInt8]([1, 2, 3]).withUnsafeBytes { try archive.add(name, method: .stored, bytes: $0) }
    }
    try archive.commit()
    let error = #expect(throws: ModelFileError.self) { try ModelFormats.open(scratch["model.pt"]) }
    #expect(error?.reason.contains("TorchScript") == true)
    try expectOneFormat(Candidate(path: scratch["model.pt"]))
  }

  /// What is damaged is still told by its beginning.
  @Test func truncatedCheckpoint() throws {
    let bytes = try Fixture.bytes("refused/model.pt")
    let error = #expect(throws: ModelFileError.self) { try Fixture.open(Array(bytes[..<900])) }
    #expect(error?.reason.contains("a PyTorch checkpoint") == true)
  }

  @Test func whatIsReadIsNotRefused() throws {
    for path in [
      "numpy/orders.npz", "numpy/v1_f4_le_C.npy", "pytorch/lstm_4x3/model.safetensors",
      "kaldi/nnet1/all_kinds.nnet", "kaldi/nnet1/lstmp_4x5p3.nnet.txt",
    ] {
      try expectOneFormat(Candidate(path: Fixture.root + path))
    }
    for text in ["", "some text", "{\"a\": 1}", "<?xml?>", "\u{8}\u{1}", "PK"] {
      let error = #expect(throws: ModelFileError.self) { try Fixture.open(Array(text.utf8)) }
      #expect(error?.reason.contains("no format that Lockstep knows") == true, "\(text)")
    }
  }

  /// Every program is Python, whatever the path.
  @Test(arguments: 0..<ModelFormats.refused.count)
  func programsAreValid(index: Int) throws {
    let candidate = try Candidate(path: "a folder/it's \"quoted\"\\\n", holding: [])
    let remedy = ModelFormats.refused[index].refusal(of: candidate).remedy ?? ""
    guard let program = Self.program(in: remedy) else {
      #expect(["SavedModel", "MetaGraph"].contains("\(ModelFormats.refused[index])"))
      return
    }
    let scratch = try Scratch()
    try scratch.write(Array(program.utf8), to: "program.py")
    _ = try scratch.python("compile(open('program.py').read(), 'program.py', 'exec')")
  }

  /// The program for pickles needs NumPy alone, so it is run.
  @Test func pickleBecomesReadable() throws {
    let scratch = try Scratch()
    try scratch.write(Self.pickle, to: "model.pkl")
    let error = #expect(throws: ModelFileError.self) { try ModelFormats.open(scratch["model.pkl"]) }
    let remedy = try #require(error?.remedy)
    _ = try scratch.python(try #require(Self.program(in: remedy)))
    #expect(try ModelFormats.open(scratch["model.npz"]).variables.map(\.name) == ["a"])
  }

  /// The lines at the end of a remedy.
  static func program(in remedy: String) -> String? {
    guard let start = remedy.range(of: "\n\n") else { return nil }
    return String(remedy[start.upperBound...])
  }

  func expectOneFormat(_ candidate: Candidate) throws {
    let names =
      ModelFormats.readable.filter { $0.recognises(candidate) }.map { "\($0)" }
      + ModelFormats.refused.filter { $0.recognises(candidate) }.map { "\($0)" }
    #expect(names.count == 1 || names == ["TorchLegacy", "Pickle"], "\(names)")
  }
}
