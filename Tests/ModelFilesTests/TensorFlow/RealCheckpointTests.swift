import Foundation
import ModelFiles
import Testing

/// Checkpoints as TensorFlow wrote them, against what TensorFlow reads from them.
@Suite struct RealCheckpointTests {
  @Test func everyCaseInEveryForm() throws {
    let digests = try CheckpointFixtures.digests()
    #expect(digests.count == 31)
    for name in digests.keys.sorted() {
      let folder = CheckpointFixtures.path(name)
      let isV1 = FileManager.default.fileExists(atPath: folder + "/model.ckpt")
      let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      var forms = ["model.ckpt"] + files.filter { $0.hasPrefix("model.ckpt.data-") }
      if !isV1 { forms.append("model.ckpt.index") }
      if files.contains("checkpoint") { forms.append("") }
      for form in forms {
        let file = try ModelFormats.open(folder + "/" + form)
        #expect(file.format == "TensorFlow checkpoint " + (isV1 ? "V1" : "V2"), "\(name) \(form)")
        #expect(file.path == folder + (isV1 ? "/model.ckpt" : "/model.ckpt.index"))
        #expect(file.variables.map(\.name) == file.variables.map(\.name).sorted())
        try CheckpointFixtures.expectValues(file, of: name)
      }
    }
  }

  @Test(arguments: [
    "savedmodel_tf1_basic_4x2/sm/variables/variables", "saver_sharded_true_basic_4x2",
  ])
  func savedOtherwise(path: String) throws {
    let file = try ModelFormats.open(CheckpointFixtures.path(path))
    try CheckpointFixtures.expectValues(file, of: "basic_4x2_v2")
  }

  @Test func nothingElseIsListed() throws {
    let many = try ModelFormats.open(CheckpointFixtures.path("many_tensors_400_v2"))
    #expect(many.variables.count == 400)
    let slices = try ModelFormats.open(CheckpointFixtures.path("partitioned_slices_basic_4x2"))
    #expect(slices.variables.count == 2)
    let types = try ModelFormats.open(CheckpointFixtures.path("dtypes_v2"))
    #expect(types.variables.count == 12)
    #expect(
      types["str/vec"]
        == Variable(
          name: "str/vec", type: ElementType("string", byteCount: nil), shape: [3]))
    let step = try ModelFormats.open(
      CheckpointFixtures.path("adam_slots_globalstep_6x5_dense3"))
    #expect(step["global_step"]?.type.name == "int64")
    #expect(throws: ModelFileError.self) { try step.tensor("global_step", as: Double.self) }
  }

  @Test func damagedValuesAreFoundWhenLoaded() throws {
    let file = try ModelFormats.open(CheckpointFixtures.path("corrupt_bad_crc/model.ckpt"))
    var failed: [String] = []
    for variable in file.variables {
      do {
        _ = try file.tensor(variable.name, as: Float.self)
      } catch let error as ModelFileError {
        #expect(error.variable == variable.name)
        #expect(error.path.hasSuffix("model.ckpt.data-00000-of-00001"))
        #expect(error.reason.contains("755285215") && error.reason.contains("3702537194"))
        failed.append(variable.name)
      }
    }
    #expect(failed == ["lstm/rnn/basic_lstm_cell/bias"])
  }
}
