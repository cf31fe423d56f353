import Lockstep
import Testing

/// What is said of the shape of the errors, of mistakes that were really made: a hint that misleads is
/// worse than none.
struct ErrorShapeTests {
  /// How the names of the mistakes begin of which a sentence may be said; where there is none it states
  /// a fact, and hints at nothing.
  static let right: [String: [String]] = [
    "afterTheFirstStep": [
      "state", "h_not_", "c_not_", "inputs_", "recurrent_kernel_missing",
      // Of units that keep their state the next step reads it.
      "unit_tail_",
    ],
    "afterTheFirstStepFromZeros": [
      "state", "h_not_", "c_not_", "inputs_", "recurrent_kernel_missing", "unit_tail_", "forget_",
      "f_", "peephole",
    ],
    "afterTheFirstRow": ["state_not_reset", "initial_state_of_first_row"],
    "lastUnits": ["unit_tail_"],
    "hiddenAlone": [
      "output_", "h_from_old_c", "h_float16", "tanh_after_", "peephole_o_", "projection_",
      "cell_clip_late",
      "clips_exchanged",
    ],
    "saturated": ["cell_clip_", "clips_exchanged", "sigmoid_cut"],
    "growing": ["state_", "h_float16", "weights_", "products_"],
    "imprecise": [
      "state_", "h_float16", "weights_", "kernel_int8", "inputs_float16", "pre_activations_",
      "products_", "tanh_", "sigmoid_",
    ],
  ]

  @Test(arguments: DiagnosisCensus.cells, ["all states", "h alone"])
  func hintsAreRight(_ cell: String, _ trace: String) throws {
    let census = try DiagnosisCensus(cell: cell, states: trace == "h alone" ? ["h"] : nil)
    for mistake in try Mistakes(reference()).names(for: census.signature) {
      let subject = MistakeSubject<Float>(try reference(), mistake: mistake)
      var said: [String: Int] = [:]
      for number in 0..<(DiagnosisCensus.cases ?? 1) {
        let example = try census.makeCase(number, profiles: [.generic, .trained, .saturating])
        guard let shape = try census.answer(of: subject, to: example).comparison.shape else {
          continue
        }
        said[shape.kind, default: 0] += 1
        guard let names = Self.right[shape.kind] else { continue }
        #expect(
          names.contains { mistake.hasPrefix($0) },
          "\(mistake) at \(example.provenance) \(example.sizes): \(shape.sentence)")
      }
      if DiagnosisCensus.isWhole { print("SHAPES", cell, trace, mistake, said) }
    }
  }

  /// The sentences themselves, at one case each.
  @Test(
    arguments: [
      ("state_not_carried", "afterTheFirstStep", false),
      ("unit_tail_8_missing", "lastUnits", false), ("output_tanh_missing", "hiddenAlone", false),
      ("peephole_o_missing", "oneGate", true), ("state_float16", "imprecise", false),
      ("pre_activations_float16", "imprecise", false),
    ])
  func theyAreSaid(_ mistake: String, _ kind: String, exposesGates: Bool) throws {
    let signature = try #require(Signature.all.first { $0.cell == "lstm_peephole" })
    let subject = MistakeSubject<Float>(try reference(), mistake: mistake)
    let options = CampaignOptions(
      signature: signature, steps: 6...6, batch: 3...3, inputSize: 5...5, hiddenSize: 13...13,
      profiles: [.generic])
    let example = try CaseGenerator<Float>(options).makeCase(at: 3)
    let trace =
      try exposesGates ? subject.traceWithActivations(of: example) : subject.trace(of: example)
    let shape = try comparison(of: trace, to: example).shape
    #expect(shape?.kind == kind, "\(shape?.sentence ?? "nothing is said")")
  }

  /// A trace of the native cell, from a state of zeros if wanted, changed in some way.
  private func shape(
    fromZeros: Bool = false, _ change: (inout NamedTensors<Float>, Case<Float>) throws -> Void
  ) throws -> ErrorShape? {
    let options = CampaignOptions(
      steps: 4...4, batch: 3...3, inputSize: 5...5, hiddenSize: 7...7, profiles: [.generic])
    var example = try CaseGenerator<Float>(options).makeCase(at: 5)
    if fromZeros {
      var tensors = example.tensors
      for name in ["initial_c", "initial_h"] { tensors[name] = try Tensor([3, 7], repeating: 0) }
      example = try Case(
        example.signature, sizes: example.sizes, options: example.options, tensors: tensors,
        provenance: example.provenance)
    }
    let trace = try NativeSubject<Float>().traceWithActivations(of: example)
    var tensors = trace.tensors
    try change(&tensors, example)
    return try comparison(of: Trace(tensors: tensors), to: example).shape
  }

  @Test func preactivationsBeforeTheForgetBiasAreRecognised() throws {
    let shape = try shape { tensors, example in
      let forgetBias = Float(try #require(example.options["forget_bias"]))
      try #require(forgetBias != 0)
      let z = try #require(tensors["z"])
      tensors["z"] = try Tensor(
        z.shape.dimensions,
        z.scalars.enumerated().map { $0 % 28 / 7 == 2 ? $1 - forgetBias : $1 })
    }
    #expect(shape == .forgetBiasOutsideZ)
  }

  @Test func outputsThatWereNeverWrittenAreRecognised() throws {
    let shape = try shape { tensors, _ in
      tensors = ["h": try Tensor([4, 3, 7], repeating: 0)]
    }
    #expect(shape == .nothingWritten)
  }

  @Test func aFirstStepFromZerosIsToldApart() throws {
    let shape = try shape(fromZeros: true) { tensors, example in
      let missing = MistakeSubject<Float>(try reference(), mistake: "h_not_carried")
      tensors = try missing.trace(of: example).tensors
    }
    #expect(shape == .afterTheFirstStepFromZeros)
  }
}
