import Foundation
import ModelFiles
import Networks
import Tensors
import Testing

/// The variables of files that TensorFlow and PyTorch wrote, as `meta.json` beside them lists them.
@Suite struct RealVariablesTests {
  /// What is expected of each case: the sizes I, H, H, …, and the output layer's, or a refusal.
  private enum Expected {
    case sizes([Int], output: Int? = nil, projected: Int? = nil)
    case refusal(String)
  }

  private static let tensorFlow: [String: Expected] = [
    "adam_slots_globalstep_6x5_dense3": .sizes([6, 5], output: 3),
    "basic_4x2_v1": .sizes([4, 2]),
    "basic_4x2_v2": .sizes([4, 2]),
    "basic_4x2_v2_names_tf1_0": .sizes([4, 2]),
    "bidir_4x3": .refusal("bidirectional"),
    "bidir_seqlen_4x3": .refusal("bidirectional"),
    "dtypes_v2": .refusal("no recurrent layer"),
    "float64_4x3": .sizes([4, 3]),
    "forget_bias_0_4x3": .sizes([4, 3]),
    "forget_bias_minus1_5x4": .sizes([5, 4]),
    "gru_4x3": .refusal("GRUCell"),
    "impulse_4x3_T40": .sizes([4, 3]),
    "initial_state_4x3": .sizes([4, 3]),
    "long_2x6_T1000": .sizes([2, 6]),
    "lstmcell_clip0p3_4x3": .sizes([4, 3]),
    "lstmcell_peephole_4x3": .sizes([4, 3]),
    "lstmcell_peephole_clip0p4_4x3": .sizes([4, 3]),
    "lstmcell_proj_4x6p3": .sizes([4, 6], projected: 3),
    "lstmcell_proj_square_3x4p4": .sizes([3, 4], projected: 4),
    "lstmcell_projclip0p2_5x6p3": .sizes([5, 6], projected: 3),
    "multi2_square_6_6": .sizes([6, 6, 6]),
    "multi3_13_16_16_8_dense5": .sizes([13, 16, 16, 8], output: 5),
    "partitioned_slices_basic_4x2": .sizes([4, 2]),
    "saturating_4x3": .sizes([4, 3]),
    "saver_sharded_true_basic_4x2": .sizes([4, 2]),
    "seqlen_4x3": .sizes([4, 3]),
    "sharded4_multi3": .sizes([13, 16, 16, 8], output: 5),
  ]

  private static let pyTorch: [String: Expected] = [
    "gru_4x3": .refusal("GRU"),
    "lstm_2layer_4x3": .sizes([4, 3, 3]),
    "lstm_2layer_square_4x4_state": .sizes([4, 4, 4]),
    "lstm_4x3": .sizes([4, 3]),
    "lstm_batch_first_4x3": .sizes([4, 3]),
    "lstm_bidir_4x3": .refusal("bidirectional"),
    "lstm_f16_4x3": .sizes([4, 3]),
    "lstm_f64_4x3": .sizes([4, 3]),
    "lstm_nobias_4x3": .sizes([4, 3]),
    "lstm_packed_lens_4x3": .sizes([4, 3]),
    "lstm_proj_4x6p3": .refusal("projection"),
    "lstm_state_4x3": .sizes([4, 3]),
    "rnn_tanh_4x3": .sizes([4, 3]),
    "speech_39x128_head10": .sizes([39, 128], output: 10),
  ]

  @Test(arguments: Self.tensorFlow.keys.sorted())
  func `TensorFlow's files`(name: String) throws {
    let meta = try Self.meta("tf_checkpoints/\(name)")
    let entries = try #require(meta["variables"] as? [String: [Any]])
    let variables = try entries.sorted { $0.key < $1.key }.map { name, entry in
      Variable(
        name: name, type: ElementType(try #require(entry[1] as? String), byteCount: nil).known,
        shape: try #require(entry[0] as? [Int]))
    }
    try check(variables, Self.tensorFlow[name], .tensorflow)
  }

  @Test(arguments: Self.pyTorch.keys.sorted())
  func `PyTorch's files`(name: String) throws {
    let meta = try Self.meta("pytorch/\(name)")
    let type = try #require(meta["dtype"] as? String).dropFirst("torch.".count)
    let entries = try #require(meta["state_dict"] as? [String: [Int]])
    let variables = entries.sorted { $0.key < $1.key }.map { name, shape in
      Variable(name: name, type: ElementType(String(type), byteCount: nil).known, shape: shape)
    }
    try check(variables, Self.pyTorch[name], .pytorch)
  }

  private func check(_ variables: [Variable], _ expected: Expected?, _ naming: Naming) throws {
    let plan = NetworkPlan(variables)
    switch try #require(expected) {
    case .sizes(let sizes, let output, let projected):
      #expect(plan.layers.last?.projectionSize == projected)
      #expect(
        plan.parameterCount == variables.reduce(0) { $0 + (isParameter($1, plan) ? $1.count : 0) })
      #expect(plan.problem == nil)
      #expect(plan.naming == naming)
      #expect(plan.recurrentLayers.map(\.inputSize) == Array(sizes.dropLast()))
      #expect(plan.recurrentLayers.map(\.hiddenSize) == Array(sizes.dropFirst()))
      #expect(plan.output?.size == output)
      #expect(variables.allSatisfy { plan.role(of: $0) != .unused })
    case .refusal(let reason):
      #expect(plan.problem?.description.contains(reason) == true, "\(plan.problem as Any)")
    }
  }

  private func isParameter(_ variable: Variable, _ plan: NetworkPlan) -> Bool {
    plan.usedVariables.contains { $0.name == variable.name }
  }

  private static func meta(_ path: String) throws -> [String: Any] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "Fixtures/\(path)/meta.json")
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    return try #require(object as? [String: Any])
  }
}

extension ElementType {
  /// The loadable type of that name, or itself.
  fileprivate var known: ElementType {
    [.float16, .bfloat16, .float32, .float64].first { $0.name == name } ?? self
  }
}
