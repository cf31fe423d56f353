import Foundation
import Lockstep

/// A vector of TensorFlow's own unit tests of its cells: one step from a given state, all weights the
/// same number.
struct TensorFlowVector {
  private let fields: [String: Any]

  /// One layer: the case, and the published states after its one step.
  struct Layer {
    let name: String
    let example: Case<Float>
    let trace: Trace<Float>

    /// The half units of inputs that are the published outputs of the layer below.
    let inputHalfUnits: Tensor<Double>?
  }

  /// All of the file but its GRU.
  static let names: [(id: String, signature: Signature)] = [
    ("BasicLSTMCell_multi2_state_tuple", .lstm), ("LSTMBlockCell_multi2", .lstm),
    ("LayerNormBasicLSTMCell_without_norm_3to2", .lstm),
    ("LSTMCell_dropoutwrapper_state_h_zeroed", .lstm),
    ("WeightNormLSTMCell_peepholes", named("lstm_peephole")),
    ("CoupledInputForgetGateLSTMCell", named("lstm_coupled")),
  ]

  private static let path = "tf_known_answers/tf_rnn_cell_tests.json"

  static var areThere: Bool { PublishedFolder.has(path) }

  /// - Throws: if there is no such vector.
  init(_ id: String) throws {
    let vectors = try PublishedFolder.json(Self.path) as? [[String: Any]] ?? []
    guard let fields = vectors.first(where: { $0["id"] as? String == id }) else {
      throw CocoaError(.fileReadNoSuchFile)
    }
    self.fields = fields
  }

  /// The layers of the stack from the inputs up.
  func layers(_ signature: Signature) throws -> [Layer] {
    if let sequence = fields["x_seq_time_major"] as? [Any] {
      // The state that was published is of the second step, which began from an h that dropout had
      // set to 0; the first step is this cell, and of it there is h.
      let h = try PublishedNumbers(field("expect", "output_step0"))
      return [try layer("state0", signature, PublishedNumbers(sequence[0]), ["h": h], nil)]
    }
    var inputs = try PublishedNumbers(fields["x"])
    var halfUnits: Tensor<Double>?
    return try ["state0", "state1"].filter { fields[$0] != nil }.map { name in
      let after = try ["c", "h"].map { try PublishedNumbers(field("expect", name, $0)) }
      let result = try layer(name, signature, inputs, ["c": after[0], "h": after[1]], halfUnits)
      inputs = after[1]
      halfUnits = try inputs.halfUnits([1] + inputs.shape)
      return result
    }
  }

  private func layer(
    _ name: String, _ signature: Signature, _ inputs: PublishedNumbers,
    _ after: [String: PublishedNumbers], _ halfUnits: Tensor<Double>?
  ) throws -> Layer {
    let before = try ["c", "h"].map { try PublishedNumbers(field(name, $0)) }
    let sizes = Sizes(
      steps: 1, batch: inputs.shape[0], inputSize: inputs.shape[1], hiddenSize: before[0].shape[1])
    var tensors = NamedTensors<Float>()
    for specification in signature.parameters {
      let kind = specification.name.split(separator: "_")[0]
      let value = try PublishedNumbers(fields["\(kind)_const"]).values[0]
      tensors[specification.name] = try Tensor(
        specification.dimensions(for: sizes), repeating: value)
    }
    tensors["inputs"] = try inputs.tensor([1] + inputs.shape)
    tensors["initial_c"] = try before[0].tensor()
    tensors["initial_h"] = try before[1].tensor()
    var (states, units) = (NamedTensors<Float>(), NamedTensors<Double>())
    for (state, numbers) in after {
      states[state] = try numbers.tensor([1] + numbers.shape)
      units[state] = try numbers.halfUnits([1] + numbers.shape)
    }
    let forgetBias = try PublishedNumbers(fields["forget_bias"]).values[0]
    return Layer(
      name: name,
      example: try Case(
        signature, sizes: sizes, options: ["forget_bias": Double(forgetBias)], tensors: tensors,
        provenance: .given(name: name)),
      trace: Trace(tensors: states, halfUnits: units), inputHalfUnits: halfUnits)
  }

  private func field(_ path: String...) -> Any? {
    path.reduce(fields as Any?) { ($0 as? [String: Any])?[$1] }
  }

  private static func named(_ cell: String) -> Signature {
    Signature.all.first { $0.cell == cell } ?? .lstm
  }
}
