import ModelFiles
import Testing

/// What people give instead of a checkpoint's own path.
@Suite struct FolderTests {
  private let scratch: CheckpointScratch

  init() throws {
    scratch = try CheckpointScratch()
    try scratch.copyCheckpoint(of: "basic_4x2_v2")
  }

  private func open(_ name: String = "") throws -> any ModelFile {
    try ModelFormats.open(scratch.path + "/" + name)
  }

  @Test func theOnlyIndexOfAFolder() throws {
    #expect(try open().path == scratch.path + "/model.ckpt.index")
    try scratch.write("", to: "other.ckpt.index")
    for number in 10..<20 { try scratch.write("", to: "more-\(number).index") }
    let error = #expect(throws: ModelFileError.self) { try open() }
    #expect(error?.path == scratch.path)
    #expect(error?.reason.contains("several checkpoints: model.ckpt.index, more-10.index") == true)
    #expect(error?.reason.hasSuffix("more-18.index and 2 more") == true)
    // Where TensorFlow says which, it is that one.
    try scratch.write("model_checkpoint_path: \"model.ckpt\"", to: "checkpoint")
    #expect(try open().variables.count == 2)
  }

  @Test func theListIsAsItsFolder() throws {
    try scratch.write("model_checkpoint_path: \"model.ckpt\"", to: "checkpoint")
    #expect(try open("checkpoint").path == scratch.path + "/model.ckpt.index")
    try scratch.write("model_checkpoint_path: \"gone.ckpt\"", to: "checkpoint")
    let error = #expect(throws: ModelFileError.self) { try open("checkpoint") }
    #expect(error?.reason.contains("\(scratch.path)/checkpoint names it") == true)
    // Others call their files so too.
    let old = try CheckpointFixtures.bytes("basic_4x2_v1/model.ckpt")
    try scratch.write([UInt8](old), to: "checkpoint")
    #expect(try open("checkpoint").format.hasSuffix("V1"))
    try scratch.write("a list", to: "checkpoint")
    let unknown = #expect(throws: ModelFileError.self) { try open("checkpoint") }
    #expect(unknown?.reason.contains("no format that Lockstep knows") == true)
  }

  @Test func theGraphHoldsNoWeights() throws {
    let path = CheckpointFixtures.path("basic_4x2_v2") + "/model.ckpt"
    let error = #expect(throws: ModelFileError.self) { try ModelFormats.open(path + ".meta") }
    #expect(error?.reason.contains("it is the graph") == true)
    #expect(error?.remedy == "Give the checkpoint itself: \(path).")
    let refusals = try ModelFormats.refused.filter {
      $0.recognises(try Candidate(path: path + ".meta"))
    }
    #expect(refusals.count == 1)
    try scratch.remove("model.ckpt.index")
    let alone = #expect(throws: ModelFileError.self) { try open("model.ckpt.meta") }
    #expect(alone?.remedy?.contains("model.ckpt.index, which is not there") == true)
  }

  @Test func savedModelOfTensorFlow1() {
    let path = CheckpointFixtures.path("savedmodel_tf1_basic_4x2") + "/sm"
    let error = #expect(throws: ModelFileError.self) { try ModelFormats.open(path) }
    #expect(error?.remedy?.hasSuffix("lockstep inspect \(path)/variables/variables") == true)
  }

  @Test(arguments: [
    ("a/b-c.d", "a/b-c.d"), ("é/ü", "é/ü"), ("", "''"), ("a b", "'a b'"), ("it's", "'it'\\''s'"),
    ("$(x)", "'$(x)'"),
  ])
  func pathsInCommands(path: String, quoted: String) {
    #expect(Refusal.shellQuoted(path) == quoted)
  }
}
