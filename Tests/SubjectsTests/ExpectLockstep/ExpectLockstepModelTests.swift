import Lockstep
import LockstepTesting
import Synchronization
import Testing

/// `expectLockstep(_:model:)` judges a cell with a model's weights, layer by layer.
struct ExpectLockstepModelTests {
  static func fixture(_ path: String) -> String {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    return "/\(root)/Tests/Fixtures/\(path)"
  }

  static let stack = fixture("tf_checkpoints/multi3_13_16_16_8_dense5/model.ckpt")
  static let basic = fixture("tf_checkpoints/basic_4x2_v2/model.ckpt")

  /// Checkpoints, safetensors and Kaldi's networks; plain cells, two biases, peepholes and projections.
  @Test(arguments: [
    ("tf_checkpoints/basic_4x2_v2/model.ckpt", 1), ("tf_checkpoints/basic_4x2_v1/model.ckpt", 1),
    ("tf_checkpoints/multi3_13_16_16_8_dense5/model.ckpt", 3),
    ("tf_checkpoints/lstmcell_proj_4x6p3", 1), ("tf_checkpoints/lstmcell_peephole_4x3", 1),
    ("pytorch/lstm_2layer_4x3/model.safetensors", 2), ("pytorch/rnn_tanh_4x3/model.safetensors", 1),
    ("kaldi/nnet1/lstmp_4x5p3.nnet", 1),
  ])
  func aRightCellPasses(path: String, layers: Int) async throws {
    let summary = try await expectLockstep(
      NativeSubject<Float>(), model: Self.fixture(path), cases: 16)
    #expect(summary.layers.count == layers)
    #expect(summary.total.agrees == 16 * layers)
    #expect(summary.layers.allSatisfy { $0.summary.verdict == .agrees })
  }

  @Test func aModelOfFloat64NeedsASubjectOfDouble() async throws {
    let model = Self.fixture("tf_checkpoints/float64_4x3")
    let summary = try await expectLockstep(NativeSubject<Double>(), model: model, cases: 8)
    #expect(summary.total.agrees == 8)
    let error = await #expect(throws: (any Error).self) {
      try await expectLockstep(NativeSubject<Float>(), model: model, cases: 8)
    }
    #expect("\(try #require(error))".contains("Judge a Subject whose Scalar is Double"))
  }

  /// Splices, shifts and scales lie below the first recurrent layer, and others behind the last.
  @Test func layersOfOtherKindsAreComputed() async throws {
    let summary = try await expectLockstep(
      NativeSubject<Double>(), model: Self.fixture("kaldi/nnet1/all_kinds.nnet"), cases: 16)
    #expect(summary.layers.map(\.name) == ["3.LstmProjected", "4.LstmProjected"])
    #expect(summary.layers.map(\.summary.agrees) == [16, 16])
    #expect(summary.notJudged.count == 6 && summary.assumptions.isEmpty)
    #expect(summary.description.contains("layer 3 (4.LstmProjected): agrees, 16 of 16 cases agree"))
  }

  /// The subject's own case has the weights that the file holds.
  @Test func theWeightsAreTheFiles() async throws {
    let seen = Mutex<[Case<Float>]>([])
    let subject = TamperedSubject<Float>(
      name: "watched",
      changeCase: { example in
        seen.withLock { $0.append(example) }
        return example
      })
    try await expectLockstep(subject, model: Self.basic, forgetBias: 0.5, cases: 20)
    let file = try ModelFormats.open(Self.basic)
    let kernel: Tensor<Float> = try file.tensor("lstm/rnn/basic_lstm_cell/kernel")
    let cases = seen.withLock { $0 }
    #expect(cases.count == 20)
    for example in cases {
      #expect(example["kernel"].scalars == kernel.scalars)
      #expect(example.options == ["forget_bias": 0.5])
      #expect(example["initial_h"].scalars.contains { $0 != 0 })
    }
    #expect(Set(cases.map(\.sizes)).count > 2, "the sizes are drawn")
    #expect(Set(cases.map { $0["inputs"].scalars }).count == 20, "the inputs are drawn")
  }

  /// What the file does not say is a parameter, and told where it was not given.
  @Test func assumptionsAreTold() async throws {
    let summary = try await expectLockstep(NativeSubject<Float>(), model: Self.stack, cases: 8)
    #expect(
      summary.assumptions == [
        "forget_bias is 1, TensorFlow's default: no checkpoint holds it; forgetBias: changes it."
      ])
    #expect(summary.notJudged.count == 1 && summary.notJudged[0].contains("output layer"))
    let given = try await expectLockstep(
      NativeSubject<Float>(), model: Self.stack, forgetBias: 1, cases: 8)
    #expect(given.assumptions.isEmpty)
  }

  /// A fault of one layer alone is found there, and in no other: each is judged from its own inputs.
  @Test func aFindingNamesItsLayer() async throws {
    let wrong = TamperedSubject<Float>.withoutBias()
    let subject = TamperedSubject<Float>(
      name: "wrong in the middle",
      changeCase: {
        $0.sizes.inputSize == 16 && $0.sizes.hiddenSize == 16
          ? try wrong.changeCase($0) : $0
      })
    let messages = try await messages {
      let summary = try await expectLockstep(subject, model: Self.stack, cases: 8)
      #expect(summary.layers.map(\.summary.diverges) == [0, 8, 0])
    }
    let first = try #require(messages.first)
    for part in [
      "wrong in the middle diverges in layer 1 (", "case 1:0", "bias_missing",
      "assumed: forget_bias is 1", "output layer", "is not judged", "replaying: \"1:0\"",
    ] { #expect(first.contains(part), "\(part) in \(first)") }
    let last = try #require(messages.last)
    #expect(last.contains("layer 1") && last.contains("disagrees in 8 of 8 cases. Explained by"))
    #expect(last.contains("bias_missing: "))
    #expect(last.hasSuffix("(all 3 findings that were looked into)."))
  }

  /// A layer is fed with what the subject gave, not with what it should have given.
  @Test func aLayerIsFedWithTheSubjectsOwnOutputs() async throws {
    let seen = Mutex<[Int: Case<Float>]>([:])
    let subject = TamperedSubject<Float>(
      name: "halved",
      changeCase: { example in
        // The first of these sizes; later ones are being shrunk.
        let place = [[13, 16], [16, 16], [16, 8]].firstIndex(
          of: [example.sizes.inputSize, example.sizes.hiddenSize])
        if let place, example.sizes.steps == 3, example.sizes.batch == 2 {
          seen.withLock { $0[place] = $0[place] ?? example }
        }
        return example
      },
      changeTrace: { tensors in try tensors.mapped { $0 / 2 } })
    let inputs = try Tensor<Float>.normal([3, 2, 13], seed: 8, name: "inputs")
    _ = try await messages {
      try await expectLockstep(subject, model: Self.stack, inputs: inputs)
    }
    let cases = seen.withLock { $0 }
    let first = try #require(cases[0])
    #expect(first["inputs"].scalars == inputs.scalars)
    #expect(first["initial_c"].scalars.allSatisfy { $0 == 0 })
    for (below, above) in [(0, 1), (1, 2)] {
      let h = try NativeSubject<Float>().trace(of: #require(cases[below])).tensors["h"]
      #expect(try #require(cases[above])["inputs"].scalars == h?.scalars.map { $0 / 2 })
    }
  }

  /// What TensorFlow's inputs are, in the model's own layout.
  @Test func givenInputsAreJudged() async throws {
    let inputs = try Tensor<Float>.normal([7, 2, 4], seed: 5, name: "inputs")
    let summary = try await expectLockstep(
      NativeSubject<Float>(), model: Self.basic, inputs: inputs)
    #expect(summary.total.cases == 1 && summary.total.steps == 14)
    let messages = try await messages {
      try await expectLockstep(
        TamperedSubject<Float>.withoutForgetBias(), model: Self.basic, inputs: inputs)
    }
    let message = try #require(messages.first)
    #expect(message.contains("in layer 0 (lstm/rnn/basic_lstm_cell), the given inputs, T=7 B=2"))
    #expect(message.contains("forget_bias_missing"))
    #expect(!message.contains("repeat it with replaying"))
    await #expect(throws: NetworkError.self) {
      try await expectLockstep(
        NativeSubject<Float>(), model: Self.basic,
        inputs: Tensor<Float>.normal([4, 7, 2], seed: 5, name: "inputs"))
    }
  }

  /// A cell without peepholes says so, and that is the failure.
  @Test func whatTheSubjectThrowsIsTheFailure() async throws {
    struct Unsupported: Error, CustomStringConvertible { let description: String }
    let subject = TamperedSubject<Float>(
      name: "plain",
      changeCase: { example in
        guard example.signature == .lstm else {
          throw Unsupported(description: "my cell has no \(example.signature.cell)")
        }
        return example
      })
    let messages = try await messages {
      let summary = try await expectLockstep(
        subject, model: Self.fixture("tf_checkpoints/lstmcell_peephole_4x3"), cases: 4)
      #expect(summary.total.failed == 4)
    }
    #expect(messages.first?.contains("plain failed in layer 0") == true)
    #expect(messages.first?.contains("my cell has no lstm_peephole") == true)
  }

  @Test(arguments: ["7:41", "7:9223372036854775806"])
  func aReplayRunsThatCaseInEveryLayer(address: String) async throws {
    let summary = try await expectLockstep(
      NativeSubject<Float>(), model: Self.stack, replaying: address)
    #expect(summary.layers.map(\.summary.cases) == [1, 1, 1])
  }

  @Test func impossibleSizesAreRefused() async throws {
    await #expect(throws: InvalidOptions.self) {
      try await expectLockstep(NativeSubject<Float>(), model: Self.basic, steps: -1...3)
    }
    await #expect(throws: InvalidOptions.self) {
      try await expectLockstep(NativeSubject<Float>(), model: Self.basic, batch: 1...(1 << 60))
    }
    await #expect(throws: InvalidOptions.self) {
      try await expectLockstep(NativeSubject<Float>(), model: Self.basic, cases: 0)
    }
  }

  @Test func unusableModelsAreRefused() async throws {
    let folder = try TemporaryFolder()
    let two = "\(folder.path)/two.npz"
    let writer = try NPZWriter(path: two)
    for scope in ["encoder", "decoder"] {
      try writer.add(
        "\(scope)/basic_lstm_cell/kernel",
        Tensor<Float>.normal([7, 12], seed: 3, name: "\(scope) kernel"))
      try writer.add(
        "\(scope)/basic_lstm_cell/bias",
        Tensor<Float>.normal([12], seed: 3, name: "\(scope) bias"))
    }
    try writer.commit()
    for (path, reason) in [
      (Self.fixture("tf_checkpoints/gru_4x3"), "does not support"),
      (Self.fixture("tf_checkpoints/nothing"), "nothing"), (two, "Choose one with scopes:, or"),
    ] {
      let error = await #expect(throws: (any Error).self) {
        try await expectLockstep(NativeSubject<Float>(), model: path)
      }
      let text = "\(try #require(error))"
      #expect(text.contains(reason) && !text.contains("--"), "\(text)")
    }
    let summary = try await expectLockstep(
      NativeSubject<Float>(), model: two, scopes: ["decoder"], cases: 4)
    #expect(summary.layers.map(\.name) == ["decoder/basic_lstm_cell"])
  }
}
