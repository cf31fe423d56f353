import Foundation
import Testing

/// What `forward` writes is judged by `check`, so that no tolerance is to be chosen.
@Suite struct ForwardJudgedTests {
  /// Model, its inputs, and what else is said.
  static let models: [(String, String, [String])] = [
    (Fixtures.tensorflow("basic_4x2_v2"), "x", ["--batch-major"]),
    (Fixtures.tensorflow("float64_4x3"), "x", ["--batch-major"]),
    (Fixtures.tensorflow("forget_bias_minus1_5x4"), "x", ["--batch-major", "--forget-bias=-1"]),
    (Fixtures.tensorflow("lstmcell_clip0p3_4x3"), "x", ["--batch-major", "--cell-clip", "0.3"]),
    (Fixtures.tensorflow("lstmcell_peephole_4x3"), "x", ["--batch-major"]),
    (Fixtures.tensorflow("lstmcell_proj_4x6p3"), "x", ["--batch-major"]),
    (
      Fixtures.tensorflow("adam_slots_globalstep_6x5_dense3"), "x",
      ["--batch-major", "--output-activation", "softmax"]
    ),
    (Fixtures.tensorflow("multi3_13_16_16_8_dense5"), "x", ["--batch-major"]),
    (Fixtures.pytorch("lstm_2layer_4x3/model.safetensors"), "x", []),
    (Fixtures.folder + "/kaldi/nnet1/lstmp_4x5p3.nnet", "x", []),
    (Fixtures.folder + "/kaldi/nnet1/lstmp_4x5p3.nnet.txt", "x", []),
    (Fixtures.pytorch("rnn_tanh_4x3/model.safetensors"), "x", []),
  ]

  @Test("The native pass and the reference agree with the proven bound", arguments: models)
  func judged(model: String, array: String, options: [String]) throws {
    let folder = try TemporaryFolder()
    var path = model
    for ending in ["/model.safetensors", ".nnet", ".nnet.txt"] where path.hasSuffix(ending) {
      path.removeLast(ending.count)
    }
    let inputs = path + (model.contains(".nnet") ? ".io.npz:" : "/io.npz:") + array
    var written: [Data] = []
    for reference in [[], ["--reference"]] {
      let outputs = folder.path("out\(reference.count).npy")
      let result = try Tool.run(["forward"] + options + reference + [model, inputs, outputs])
      #expect(result.status == 0, "\(result.errors)")
      let check = try Tool.run(
        ["check", model, "--inputs", inputs, "--expected", outputs] + options)
      #expect(check.status == 0, "\(check.errors)\(check.output)")
      written.append(try Data(contentsOf: URL(fileURLWithPath: outputs)))
    }
    // Two computations, and not one by two names.
    #expect(written[0].count == written[1].count && written[0] != written[1])
  }

  @Test("Without its Python the reference ends with 3, and the native pass needs none")
  func noPython() throws {
    let folder = try TemporaryFolder()
    try "u [ 1 2 3 4 ]\n".write(toFile: folder.path("in"), atomically: true, encoding: .utf8)
    let arguments = ["forward", ForwardTests.model, "ark:" + folder.path("in"), "ark,t:-"]
    let result = try Tool.run(arguments + ["--reference", "--python", "/nonexistent"])
    #expect(result.status == 3, "\(result.errors)")
    #expect(result.output.isEmpty)
    let native = try Tool.run(arguments, environment: ["LOCKSTEP_PYTHON": "/nonexistent"])
    #expect(native.status == 0)
    let odd = try Tool.run(arguments + ["--python", "/nonexistent"])
    #expect(odd.status == 2 && odd.errors.contains("belongs to --reference"))
  }
}
