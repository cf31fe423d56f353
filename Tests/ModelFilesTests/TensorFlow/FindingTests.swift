import ModelFiles
import Testing

/// From what a user names to the files of a checkpoint.
@Suite struct FindingTests {
  private let scratch: CheckpointScratch

  init() throws {
    scratch = try CheckpointScratch()
    try scratch.copyCheckpoint(of: "basic_4x2_v2")
  }

  private func open(_ name: String = "") throws -> any ModelFile {
    try ModelFormats.open(scratch.path + "/" + name)
  }

  @Test(arguments: [
    "model_checkpoint_path: \"model.ckpt\"\n",
    "model_checkpoint_path: \"model.ckpt\"\nall_model_checkpoint_paths: \"model.ckpt\"\n"
      + "all_model_checkpoint_timestamps: 1577836800.25\nlast_preserved_timestamp: 1.5e9\n",
    "# saved\nmodel_checkpoint_path: 'model\\056ckpt' some_new_field { a: 1 b { c: 2 } }\n",
    "model_checkpoint_path: \"/gone/run 7/model.ckpt\"\n",
    "model_checkpoint_path: \"runs/7/model.ckpt\"\n", "model_checkpoint_path: \"./model.ckpt\"\n",
  ])
  func folder(text: String) throws {
    try scratch.write(text, to: "checkpoint")
    #expect(try open().variables.count == 2)
  }

  @Test func absoluteEntryThatIsThere() throws {
    let other = try CheckpointScratch()
    try other.write("model_checkpoint_path: \"\(scratch.path)/model.ckpt\"\n", to: "checkpoint")
    #expect(try ModelFormats.open(other.path).path == scratch.path + "/model.ckpt.index")
  }

  @Test(arguments: [
    ("not the text", "{\"a\": 1}"), ("names no checkpoint", ""),
    ("names no checkpoint", "model_checkpoint_path: \"\""),
    ("names no checkpoint", "model_checkpoint_path: \"/\""),
    ("not the text", "model_checkpoint_path: model.ckpt"),
    ("not the text", String(repeating: "a { ", count: 1000)),
    ("there is no checkpoint of that name", "model_checkpoint_path: \"other.ckpt\""),
    ("there is no checkpoint of that name", "model_checkpoint_path: \"checkpoint\""),
    ("there is no checkpoint of that name", "model_checkpoint_path: \".\""),
    ("there is no checkpoint of that name", "model_checkpoint_path: \"..\""),
    ("too long", String(repeating: " ", count: 1 << 20 + 1)),
  ])
  func wrongFolder(reason: String, text: String) throws {
    try scratch.write(text, to: "checkpoint")
    expectRefusal(reason) { _ = try open() }
  }

  @Test func indexAndShards() throws {
    #expect(try open("model.ckpt.data-00000-of-00001").path.hasSuffix("/model.ckpt.index"))
    let index = try CheckpointFixtures.bytes("basic_4x2_v2/model.ckpt.index")
    try scratch.write(index, to: "renamed")
    expectRefusal("is not named so") { _ = try open("renamed") }
    // The table's end is missing: known by its name, or as the index of a prefix.
    try scratch.write([UInt8](index.dropLast(9)), to: "model.ckpt.index")
    for name in ["model.ckpt", "model.ckpt.index", "model.ckpt.data-00000-of-00001"] {
      expectRefusal("do not end like a table") { _ = try open(name) }
    }
    try scratch.remove("model.ckpt.index")
    expectRefusal("model.ckpt.index is missing") { _ = try open("model.ckpt.data-00000-of-00001") }
    expectRefusal("there is no such file, folder or checkpoint prefix") {
      _ = try open("model.ckpt")
    }
  }

  @Test func paths() {
    #expect(CheckpointPath("a/b.data-00012-of-00345").prefixOfShard == "a/b")
    #expect(CheckpointPath("b.data-123456-of-234567").prefixOfShard == "b")
    for name in ["b.data-0001-of-00002", "b.data-0000x-of-00001", "b.data-00000-of", "data", ""] {
      #expect(CheckpointPath(name).prefixOfShard == nil)
    }
    #expect(CheckpointPath("a/b.index").prefixOfIndex == "a/b")
    #expect(CheckpointPath("a/index").prefixOfIndex == nil)
    #expect(BundleShards(prefix: "p", count: 123_456).path(of: 7) == "p.data-00007-of-123456")
  }

  @Test func objectBased() throws {
    for form in ["", "model.ckpt-1", "model.ckpt-1.index", "model.ckpt-1.data-00000-of-00001"] {
      let path = CheckpointFixtures.path("object_based") + "/" + form
      do {
        _ = try ModelFormats.open(path)
        Issue.record("\(path) was opened")
      } catch let error as ModelFileError {
        #expect(error.reason.contains("object-based checkpoint of TensorFlow 2"))
        let program = try #require(error.remedy)
        #expect(
          program.contains(
            "load_checkpoint(\"\(CheckpointFixtures.path("object_based"))/model.ckpt-1\")"))
      }
    }
  }
}
