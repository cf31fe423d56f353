import ModelFiles
import Networks
import Tensors
import Testing

@Suite struct UnsupportedCellTests {
  @Test(arguments: [
    ("rnn/lstm_cell/", ["kernel", "bias", "w_1"], "a variable w_1", "kernel, bias"),
    (
      "rnn/coupled_input_forget_gate_lstm_cell/", ["kernel", "bias", "w_f_diag", "w_o_diag"],
      "CoupledInputForgetGateLSTMCell", "LSTMCell"
    ),
    ("rnn/gru_cell/", ["gates/kernel", "candidate/kernel"], "GRUCell", ""),
    ("RNN/GRUCell/", ["Gates/Linear/Matrix", "Candidate/Linear/Matrix"], "GRUCell", ""),
    ("mine/", ["gates/kernel", "candidate/kernel"], "GRUCell", ""),
    ("bidirectional_rnn/fw/basic_lstm_cell/", ["kernel", "bias"], "bidirectional", ""),
    ("BiRNN_FW/BasicLSTMCell/", ["Linear/Matrix"], "bidirectional", ""),
    ("lstm/lstm_cell/", ["kernel", "recurrent_kernel", "bias"], "Keras", ""),
    ("lstm_1/", ["kernel", "recurrent_kernel", "bias"], "Keras", ""),
    (
      "layer_with_weights-0/cell/",
      ["kernel/.ATTRIBUTES/VARIABLE_VALUE", "recurrent_kernel/.ATTRIBUTES/VARIABLE_VALUE"],
      "Keras", ""
    ),
    ("rnn/lstm_block_cell/", ["kernel", "bias"], "LSTMBlockCell", ""),
    ("cudnn_lstm/", ["opaque_kernel"], "CudnnLSTM", ""),
    (
      "cudnn_lstm/rnn/multi_rnn_cell/cell_0/cudnn_compatible_lstm_cell/", ["kernel", "bias"],
      "CudnnCompatibleLSTMCell", ""
    ),
    (
      "rnn/layer_norm_basic_lstm_cell/", ["kernel", "input/gamma", "input/beta"],
      "LayerNormBasicLSTMCell", ""
    ),
    ("decoder/attention_wrapper/basic_lstm_cell/", ["kernel", "bias"], "AttentionWrapper", ""),
    ("basic_lstm_cell/", ["kernel", "bias", "extra"], "a variable extra", "kernel, bias only"),
    ("rnn.", ["weight_ih_l0", "weight_hh_l0", "weight_hr_l0"], "projection", ""),
    ("rnn.", ["weight_ih_l0", "weight_hh_l0", "weight_hh_l0_reverse"], "bidirectional", ""),
    ("rnn.", ["weight_ih_l0", "weight_hh_l0_raw"], "in parts (weight_hh_l0_raw)", ""),
  ])
  func `Cells that are recognised are refused by their names`(
    scope: String, names: [String], cell: String, remedy: String
  ) throws {
    let plan = NetworkPlan(names.map { Variable(scope + $0, 8, 20) })
    guard case .unsupportedCell = plan.problem else {
      Issue.record("\(plan.problem as Any)")
      return
    }
    #expect(plan.problem?.description.contains(cell) == true, "\(plan.problem as Any)")
    #expect(plan.problem?.description.contains(remedy) == true || remedy.isEmpty)
    let place = try #require(plan.problem?.description.split(separator: " ").first)
    #expect((scope + "l0").hasPrefix(place))
    #expect(plan.layers.isEmpty)
  }

  @Test(.timeLimit(.minutes(1)))
  func `A name of very many scopes takes no quadratic time`() {
    let deep = String(repeating: "a/", count: 20_000)
    let plan = NetworkPlan([
      Variable("x/recurrent_kernel", 5, 20), Variable("\(deep)kernel", 8, 20),
      Variable("\(deep)basic_lstm_cell/kernel", 8, 20),
      Variable("\(deep)basic_lstm_cell/bias", 20),
    ])
    #expect(plan.problem != nil)
  }

  @Test func `Three gates are PyTorch's GRU`() {
    let plan = NetworkPlan(Variable.pyTorch("gru.", inputs: 4, units: 5, gates: 3))
    #expect(plan.problem?.description.contains("PyTorch's GRU") == true)
    #expect(plan.roles["gru.weight_ih_l0"] == .unsupported(cell: "PyTorch's GRU"))
  }

  @Test func `One cell of another kind in a stack`() {
    let plan = NetworkPlan(
      Variable.lstm("multi_rnn_cell/cell_0/basic_lstm_cell", inputs: 3, units: 5)
        + [Variable("multi_rnn_cell/cell_1/gru_cell/gates/kernel", 9, 8)])
    #expect(plan.problem?.description.contains("GRUCell") == true)
  }

  @Test func `Nothing recurrent: the error says what there is, and why it may be so`() {
    let plan = NetworkPlan(
      (0..<12).map { Variable("layer_\($0)/weights", $0 + 2, 3) }
        + [Variable("global_step", type: ElementType("int64", byteCount: 8))])
    guard case .noRecurrentVariables = plan.problem else {
      Issue.record("\(plan.problem as Any)")
      return
    }
    let text = plan.problem?.description ?? ""
    #expect(text.contains("13 variables (12 of type float32, 1 of type int64)"))
    #expect(text.contains("layer_9/weights [11, 3] and 3 more"))
    #expect(!text.contains("layer_10/weights"))
    #expect(text.contains("Saver"))
    #expect(plan.roles["global_step"] == .training("counter"))
    #expect(NetworkPlan([]).problem?.description.contains("no variable at all") == true)
  }
}
