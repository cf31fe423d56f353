import ModelFiles
import Networks
import Tensors
import Testing

/// TensorFlow's LSTMCell: what its variables are called, and what no file says.
@Suite struct LSTMCellTests {
  static func variables(
    _ scope: String = "rnn/lstm_cell/", peepholes: [String] = [], projects: Bool = false,
    names: (kernel: String, bias: String, projection: String) = (
      "kernel", "bias", "projection/kernel"
    )
  ) -> [Variable] {
    [Variable(scope + names.kernel, projects ? 7 : 9, 20), Variable(scope + names.bias, 20)]
      + peepholes.map { Variable("\(scope)w_\($0)_diag", 5) }
      + (projects ? [Variable(scope + names.projection, 5, 3)] : [])
  }

  @Test(arguments: [
    ("rnn/lstm_cell/", "kernel", "bias", "projection/kernel"),
    ("RNN/LSTMCell/", "W_0", "B", "W_P_0"),
    ("rnn/lstm_cell/", "weights", "biases", "projection/weights"),
    ("rnn/mine/", "kernel", "bias", "projection/kernel"),
  ])
  func `Names of every age`(scope: String, kernel: String, bias: String, projection: String) {
    let plan = NetworkPlan(
      Self.variables(
        scope, peepholes: ["i", "f", "o"], projects: true, names: (kernel, bias, projection)))
    #expect(plan.problem == nil, "\(plan.problem as Any)")
    #expect(plan.layers.map(\.signature.cell) == ["lstm_peephole_projected"])
    #expect(plan.layers.map(\.inputSize) == [4])
    #expect(plan.layers.map(\.hiddenSize) == [5])
    #expect(plan.layers.map(\.outputSize) == [3])
    #expect(
      plan.layers[0].parameterCount.description == "(4 + 3)·4·5 + 4·5 + 3·5 + 5·3 = 190")
    #expect(plan.roles[scope + projection]?.description == "projection of layer 0")
  }

  @Test func `Without any of its parts it is the basic cell, until it clips`() {
    let plain = NetworkPlan(Self.variables())
    #expect(plain.layers.map(\.signature) == [.lstm])
    #expect(plain.assumptions.contains { $0.contains("LSTMBlockCell") })
    let clipped = NetworkPlan(Self.variables(), options: NetworkOptions(cellClip: 3))
    #expect(clipped.layers.map(\.signature.cell) == ["lstm_clipped"])
    #expect(clipped.layers[0].options == ["forget_bias": 1, "cell_clip": 3])
    #expect(!clipped.assumptions.contains { $0.contains("clip") })
  }

  @Test func `Parts that are missing or do not fit are named`() {
    let cases: [([Variable], String)] = [
      (Self.variables(peepholes: ["i", "f"]), "holds no peephole_o"),
      (Self.variables() + [Variable("rnn/lstm_cell/projection/kernel", 3, 5)], "[5, P]"),
      (Self.variables() + [Variable("rnn/lstm_cell/projection/kernel", 5, 9)], "no input of I + P"),
      (
        Self.variables(peepholes: ["i", "f"]) + [Variable("rnn/lstm_cell/w_o_diag", 4)],
        "must have the shape [5], not [4]"
      ),
    ]
    for (variables, reason) in cases {
      let problem = NetworkPlan(variables).problem
      #expect(problem?.description.contains(reason) == true, "\(problem as Any)")
    }
  }

  @Test func `A layer behind a projection is fed by it`() {
    func stack(_ inputs: Int) -> [Variable] {
      Self.variables("multi_rnn_cell/cell_0/lstm_cell/", projects: true) + [
        Variable("multi_rnn_cell/cell_1/lstm_cell/kernel", inputs + 6, 24),
        Variable("multi_rnn_cell/cell_1/lstm_cell/bias", 24),
        Variable("dense/kernel", 6, 2), Variable("dense/bias", 2),
      ]
    }
    let plan = NetworkPlan(stack(3))
    #expect(plan.problem == nil, "\(plan.problem as Any)")
    #expect(plan.output?.size == 2)
    #expect(NetworkPlan(stack(5)).problem?.description.contains("has 3 outputs") == true)
  }
}
