import Foundation
import Testing

/// Real models, checked against what TensorFlow and PyTorch computed from them.
@Suite struct CheckTests {
  /// Folder, the model within it, and what else is said.
  static let agreeing: [(String, String, [String])] = [
    ("adam_slots_globalstep_6x5_dense3", "", []),
    ("basic_4x2_v1", "", []),
    ("basic_4x2_v2", "", []),
    ("basic_4x2_v2", "model.ckpt.index", []),
    ("basic_4x2_v2_names_tf1_0", "", []),
    ("float64_4x3", "", []),
    ("forget_bias_0_4x3", "", ["--forget-bias", "0"]),
    ("forget_bias_minus1_5x4", "", ["--forget-bias", "-1"]),
    ("impulse_4x3_T40", "", []),
    ("initial_state_4x3", "", ["--initial-state", "io.npz"]),
    ("long_2x6_T1000", "", []),
    ("lstmcell_clip0p3_4x3", "", ["--cell-clip", "0.3"]),
    ("lstmcell_peephole_4x3", "", []),
    ("lstmcell_peephole_clip0p4_4x3", "", ["--cell-clip", "0.4"]),
    ("lstmcell_proj_4x6p3", "", []),
    ("lstmcell_proj_square_3x4p4", "", []),
    ("lstmcell_projclip0p2_5x6p3", "", ["--projection-clip", "0.2"]),
    ("multi2_square_6_6", "", []),
    ("multi3_13_16_16_8_dense5", "", []),
    ("partitioned_slices_basic_4x2", "", []),
    ("saturating_4x3", "", []),
    ("savedmodel_tf1_basic_4x2", "sm/variables/variables", []),
    ("saver_sharded_true_basic_4x2", "", []),
    ("seqlen_4x3", "", ["--lengths", "io.npz:sequence_length"]),
    ("sharded4_multi3", "model.ckpt", []),
    ("snappy_index_multi3", "model.ckpt", []),
  ]

  @Test("TensorFlow's outputs of its own checkpoint agree", arguments: agreeing)
  func tensorflow(folder: String, model: String, options: [String]) throws {
    let result = try check(
      Fixtures.tensorflow(folder), model,
      ["--expected", "io.npz:outputs", "--batch-major"]
        + options)
    #expect(result.status == 0, "\(result.errors)\(result.output)")
    #expect(result.output.hasPrefix("agrees"))
  }

  @Test(
    "TensorFlow's logits and probabilities agree, from its hidden states and without them",
    arguments: ["adam_slots_globalstep_6x5_dense3", "multi3_13_16_16_8_dense5"])
  func outputLayers(folder: String) throws {
    let folder = Fixtures.tensorflow(folder)
    let softmax = ["--output-activation", "softmax", "--expected", "io.npz:probs"]
    for options in [["--expected", "io.npz:logits"], softmax] {
      for hidden in [["--expected", "io.npz:outputs"], []] {
        let result = try check(folder, "", ["--batch-major"] + options + hidden)
        #expect(result.status == 0, "\(result.errors)\(result.output)")
      }
    }
    let wrong = try check(folder, "", ["--batch-major", "--expected", "io.npz:probs"])
    #expect(wrong.status == 1)
    #expect(Self.flowed(wrong.output).contains("with softmax everything here agrees"))
  }

  @Test("Arrays of the other order are recognised")
  func otherOrder() throws {
    let result = try check(
      Fixtures.tensorflow("basic_4x2_v2"), "", ["--expected", "io.npz:outputs"])
    #expect(result.status == 1)
    #expect(
      Self.flowed(result.output).contains(
        "read in the other one everything agrees (--batch-major)"))
  }

  /// The text without its line breaks.
  private static func flowed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test(
    "PyTorch's outputs of its own weights agree",
    arguments: [
      ("lstm_4x3", []), ("lstm_2layer_4x3", []), ("lstm_f16_4x3", []), ("lstm_f64_4x3", []),
      ("lstm_nobias_4x3", []), ("rnn_tanh_4x3", []), ("lstm_batch_first_4x3", ["--batch-major"]),
      ("lstm_2layer_square_4x4_state", ["--initial-state", "io.npz"]),
      ("lstm_state_4x3", ["--initial-state", "io.npz"]),
      ("lstm_packed_lens_4x3", ["--lengths", "io.npz:lengths"]),
    ])
  func pytorch(folder: String, options: [String]) throws {
    let result = try check(
      Fixtures.pytorch(folder), "model.safetensors", ["--expected", "io.npz:y"] + options)
    #expect(result.status == 0, "\(result.errors)\(result.output)")
  }

  @Test(
    "Cells out of scope are refused by name",
    arguments: [
      ("bidir_4x3", "bidirectional"), ("gru_4x3", "GRUCell"),
    ])
  func otherCells(folder: String, word: String) throws {
    let result = try Tool.run("check", Fixtures.tensorflow(folder))
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(word), "\(result.errors)")
  }

  @Test("Saturated gates show no forget bias, and it is said")
  func hiddenForgetBias() throws {
    let result = try check(
      Fixtures.tensorflow("saturating_4x3"), "", ["--expected", "io.npz:outputs", "--batch-major"])
    #expect(result.status == 0)
    #expect(Self.flowed(result.output).contains("these data do not show the forget bias: with 0"))
  }

  @Test("The last step's outputs alone are refused, with what to give instead")
  func lastStep() throws {
    let result = try check(
      Fixtures.tensorflow("saturating_4x3"), "", ["--expected", "io.npz:h_0", "--batch-major"])
    #expect(result.status == 2)
    #expect(result.errors.contains("give the outputs of all 8 steps"), "\(result.errors)")
  }

  @Test(
    "A clip that was forgotten is no rounding, and that none is assumed is said",
    arguments: [
      ("lstmcell_clip0p3_4x3", "cell_clip is none"),
      ("lstmcell_projclip0p2_5x6p3", "proj_clip is none"),
    ])
  func forgottenClip(folder: String, assumption: String) throws {
    let result = try check(
      Fixtures.tensorflow(folder), "", ["--expected", "io.npz:outputs", "--batch-major"])
    #expect(result.status == 1)
    #expect(Self.flowed(result.output).contains(assumption), "\(result.output)")
  }

  @Test("A clip that nothing would be clipped by is refused")
  func needlessClip() throws {
    for (folder, option, reason) in [
      ("basic_4x2_v2", "--cell-clip", "no layer is an LSTMCell"),
      ("lstmcell_peephole_4x3", "--projection-clip", "no layer has a projection"),
    ] {
      let result = try Tool.run("check", Fixtures.tensorflow(folder), option, "0.5")
      #expect(result.status == 2)
      #expect(result.errors.contains(reason), "\(result.errors)")
    }
  }

  @Test("A forgotten forget bias is named")
  func forgetBias() throws {
    let result = try check(
      Fixtures.tensorflow("basic_4x2_v2"), "",
      ["--expected", "io.npz:outputs", "--batch-major", "--forget-bias", "0"])
    #expect(result.status == 1)
    #expect(
      Self.flowed(result.output).contains(
        "The forget bias is the cause: with 1 everything here agrees"))
  }

  @Test(
    "Where nothing explains the outputs, what nobody gave is named",
    arguments: [
      ("initial_state_4x3", "taken was zeros for the initial state (--initial-state)."),
      ("seqlen_4x3", "of batch row 1 are 0 from step 3 on: if its sequence ends there, give"),
      ("lstmcell_projclip0p2_5x6p3", "by --projection-clip 0.2."),
      ("lstmcell_clip0p3_4x3", "and none for the clip of the cell (--cell-clip)."),
    ])
  func ungiven(folder: String, hint: String) throws {
    let arguments = ["--expected", "io.npz:outputs", "--batch-major"]
    let result = try check(Fixtures.tensorflow(folder), "", arguments)
    #expect(result.status == 1)
    let words = Self.flowed(result.output)
    #expect(words.contains("Nothing known explains it"), "\(words)")
    #expect(words.contains(hint), "\(words)")
  }

  @Test("Where the framework adds no forget bias, the port may be what is wrong")
  func forgetBiasOfPort() throws {
    let folder = try TemporaryFolder()
    let model = Fixtures.pytorch("lstm_4x3")
    let (file, inputs) = (model + "/model.safetensors", model + "/io.npz:x")
    let outputs = folder.path("y.npy")
    let port = try Tool.run("forward", "--forget-bias", "1", file, inputs, outputs)
    #expect(port.status == 0, "\(port.errors)")
    let result = try Tool.run("check", file, "--inputs", inputs, "--expected", outputs)
    #expect(result.status == 1)
    #expect(
      Self.flowed(result.output).contains(
        "with 1 everything here agrees (--forget-bias 1; the file's framework adds none, so"),
      "\(result.output)")
  }

  @Test("Without inputs they are drawn, the same every time")
  func generated() throws {
    let folder = Fixtures.tensorflow("multi2_square_6_6")
    let (one, two) = (try Tool.run("check", folder), try Tool.run("check", folder))
    #expect(one.status == 0 && one.output == two.output)
    #expect(one.output.contains("drawn from N(0, 1), seed 1"))
    let other = try Tool.run("check", folder, "--seed", "2")
    #expect(other.status == 0 && other.output != one.output)
  }

  @Test("The JSON report says what was assumed, and a finding names its part")
  func json() throws {
    let result = try check(
      Fixtures.tensorflow("basic_4x2_v2"), "",
      [
        "--expected", "io.npz:outputs", "--batch-major", "--forget-bias", "0.5", "--report",
        "json:-",
      ])
    #expect(result.status == 1)
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(report["schema"] as? String == "lockstep-report/1")
    let findings = try #require(report["findings"] as? [[String: Any]])
    #expect(findings.map { $0["part"] as? String } == ["layer 0"])
    let subjects = try #require(report["subjects"] as? [[String: Any]])
    #expect(subjects.count == 2 && subjects[0]["grade"] as? String == "A")
    #expect(subjects[1]["grade"] is NSNull)
    let model = try #require(report["model"] as? [String: Any])
    #expect((model["layers"] as? [[String: Any]])?.count == 1)
  }

  /// Runs a check in the folder, on its own inputs.
  private func check(_ folder: String, _ model: String, _ options: [String]) throws -> Tool.Result {
    let inputs = ["--inputs", "io.npz:x"]
    return try Tool.run(
      ["check", model.isEmpty ? "." : model] + inputs + options,
      shell: "cd '\(folder)' && \"$@\"")
  }
}
