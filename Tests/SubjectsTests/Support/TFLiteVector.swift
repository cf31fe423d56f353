import Foundation
import Lockstep

/// A vector of TensorFlow Lite's tests of its LSTM kernels; the one with layer normalisation is out of
/// scope.
///
/// There a weight is [H, I], a recurrent one [H, P], a projection [P, H], each of one gate, the gate
/// "cell" being j; biases are all that is added, so that the forget bias is 0. Without weights of the
/// input gate it is 1 − f.
struct TFLiteVector {
  let name: String

  private let fields: [String: Any]
  private let parameters: [String: Any]

  /// One run through the sequence: the case, and the published outputs as a trace that holds h.
  struct Run {
    let name: String
    let example: Case<Float>
    let trace: Trace<Float>
  }

  static let unidirectional = [
    "lstm_NoCifg_NoPeephole_NoProjection_NoLayerNorm",
    "lstm_Cifg_Peephole_NoProjection_NoLayerNorm",
    "lstm_NoCifg_Peephole_Projection_NoLayerNorm",
    "uni_NoCifgNoPeepholeNoProjectionNoClipping",
    "uni_CifgPeepholeNoProjectionNoClipping",
    "uni_NoCifgPeepholeProjectionClipping",
  ]

  /// A forward and a backward LSTM of the same weights; their outputs are not added up, and merging
  /// only lays them side by side, so that each is judged by itself.
  static let bidirectional = [
    "bi_BlackBoxTestNoCifgNoPeepholeNoProjectionNoClipping",
    "bi_BlackBoxTestMergedOutput",
    // The weights of the auxiliary input are zeros: it adds nothing.
    "bi_BlackBoxTestWithAuxInputZeroAuxWeight",
  ]

  static var areThere: Bool { PublishedFolder.has("tflite_golden") }

  init(_ name: String) throws {
    self.name = name
    guard
      let fields = try PublishedFolder.json("tflite_golden/\(name).json") as? [String: Any],
      let parameters = fields["params"] as? [String: Any]
    else { throw CocoaError(.coderReadCorrupt) }
    (self.fields, self.parameters) = (fields, parameters)
  }

  /// The forward run, and the backward one from the last step to the first.
  func runs() throws -> [Run] {
    let inputs = try PublishedNumbers(fields["x"])
    if fields["y"] != nil { return [try run("", inputs, PublishedNumbers(fields["y"]))] }
    return [
      try run(" forward", inputs, PublishedNumbers(fields["y_fw"])),
      try run(" backward", inputs.reversed(), PublishedNumbers(fields["y_bw"]).reversed()),
    ]
  }

  private func run(
    _ direction: String, _ inputs: PublishedNumbers, _ outputs: PublishedNumbers
  ) throws -> Run {
    let isProjected = parameters["projection_weights"] != nil
    let sizes = Sizes(
      steps: inputs.shape[0], batch: inputs.shape[1], inputSize: inputs.shape[2],
      hiddenSize: try PublishedNumbers(parameters["forget_gate_bias"]).texts.count,
      projectionSize: isProjected ? outputs.shape[2] : nil)
    let width = outputs.shape[2]
    var tensors = try weights(sizes, outputSize: width)
    tensors["inputs"] = try inputs.tensor()
    tensors["initial_c"] = try Tensor([sizes.batch, sizes.hiddenSize], repeating: 0)
    tensors["initial_h"] = try Tensor([sizes.batch, width], repeating: 0)
    var options = ["forget_bias": 0.0]
    if signature.options["cell_clip"] != nil { options["cell_clip"] = clip("arg_cell_clip") }
    if isProjected { options["projection_clip"] = clip("arg_proj_clip") }
    return Run(
      name: name + direction,
      example: try Case(
        signature, sizes: sizes, options: options, tensors: tensors,
        provenance: .given(name: name + direction)),
      trace: try Trace(
        tensors: ["h": outputs.tensor()], halfUnits: ["h": outputs.halfUnits()]))
  }

  private func clip(_ name: String) -> Double {
    (parameters[name] as? String).flatMap(Double.init) ?? 0
  }

  private var isCoupled: Bool { parameters["input_to_input_weights"] == nil }

  private var signature: Signature {
    var words = ["lstm"]
    if isCoupled { words.append("coupled") }
    if parameters["cell_to_forget_weights"] != nil { words.append("peephole") }
    if parameters["projection_weights"] != nil { words.append("projected") }
    return Signature.all.first { $0.cell == words.joined(separator: "_") } ?? .lstm
  }

  /// The tensors in TensorFlow's layout, blocks of columns i, j, f, o.
  private func weights(_ sizes: Sizes, outputSize: Int) throws -> NamedTensors<Float> {
    // Nothing of the vector may be passed over.
    guard parameters["projection_bias"] == nil,
      !parameters.keys.contains(where: { $0.contains("layer_norm_coefficients") })
    else { throw CocoaError(.featureUnsupported) }
    let (units, inputs) = (sizes.hiddenSize, sizes.inputSize)
    let gates = (isCoupled ? [] : ["input"]) + ["cell", "forget", "output"]
    let columns = gates.count * units
    var kernel = [Float](repeating: .nan, count: (inputs + outputSize) * columns)
    var bias: [Float] = []
    var tensors = NamedTensors<Float>()
    for (block, gate) in gates.enumerated() {
      let sources = [("input_to_", inputs, 0), ("recurrent_to_", outputSize, inputs)]
      for (prefix, width, start) in sources {
        let values = try PublishedNumbers(parameters["\(prefix)\(gate)_weights"]).values
        for unit in 0..<units {
          for column in 0..<width {
            kernel[(start + column) * columns + block * units + unit] =
              values[unit * width + column]
          }
        }
      }
      bias +=
        try PublishedNumbers(parameters["\(gate)_gate_bias"] ?? parameters["\(gate)_bias"]).values
      if let peephole = parameters["cell_to_\(gate)_weights"] {
        let name = "peephole_" + String(gate.prefix(1))
        tensors[name] = try PublishedNumbers(peephole).tensor()
      }
    }
    tensors["kernel"] = try Tensor([inputs + outputSize, columns], kernel)
    tensors["bias"] = try Tensor([columns], bias)
    if let projection = parameters["projection_weights"] {
      let values = try PublishedNumbers(projection).values
      tensors["projection"] = try Tensor(
        [units, outputSize],
        (0..<units * outputSize).map { values[$0 % outputSize * units + $0 / outputSize] })
    }
    return tensors
  }
}
