import ModelFiles
import Networks
import RecurrentCells
import Tensors
import Testing

@Suite struct RoleTests {
  private static let kernel = "rnn/basic_lstm_cell/kernel"

  @Test(arguments: [
    ("\(kernel)/Adam", [8, 20], "Adam slot of \(kernel)"),
    ("\(kernel)/Adam_1", [8, 20], "Adam_1 slot of \(kernel)"),
    ("\(kernel)/RMSProp_1", [8, 20], "RMSProp_1 slot of \(kernel)"),
    ("\(kernel)/ExponentialMovingAverage", [8, 20], "ExponentialMovingAverage slot of \(kernel)"),
    ("\(kernel)/OwnOptimizer", [8, 20], "OwnOptimizer slot of \(kernel)"),
    ("train/\(kernel)/Momentum", [8, 20], "Momentum slot of train/\(kernel)"),
    ("output/weights/Adam", [5, 3], "Adam slot of output/weights"),
    ("beta1_power", [], "optimizer's counter"),
    ("training/beta2_power_1", [], "optimizer's counter"),
    ("learning_rate", [], "learning rate"),
  ])
  func `What belongs to the training is set aside`(name: String, shape: [Int], role: String) {
    let plan = NetworkPlan(
      Variable.lstm("rnn/basic_lstm_cell", inputs: 3, units: 5)
        + [Variable(name: name, type: .float32, shape: shape)])
    #expect(plan.problem == nil)
    #expect(plan.roles[name]?.description == role)
    #expect(plan.setAside.map(\.name) == [name])
    #expect(plan.output == nil)
  }

  @Test(arguments: ["global_step", "Variable", "bn.num_batches_tracked"])
  func `Whole scalars are counters`(name: String) {
    let int64 = ElementType("int64", byteCount: 8)
    let plan = NetworkPlan([Variable(name: name, type: int64, shape: [])])
    #expect(plan.roles[name] == .training("counter"))
  }

  @Test func `Every variable has a role`() {
    let variables =
      Variable.lstm("rnn/basic_lstm_cell", inputs: 3, units: 5) + [
        Variable("embedding", 7, 3), Variable("output/weights", 5, 2),
        Variable("output/biases", 2),
      ]
    let plan = NetworkPlan(variables)
    #expect(
      variables.map { plan.role(of: $0).description } == [
        "kernel of layer 0", "bias of layer 0", "not used", "kernel of the output layer",
        "bias of the output layer",
      ])
    #expect(plan.setAside.isEmpty)
    #expect(plan.usedVariables.count == 4)
  }

  @Test func `Several networks are refused, unless a scope picks one`() {
    let variables =
      Variable.lstm("encoder/rnn/basic_lstm_cell", inputs: 3, units: 5)
      + Variable.lstm("decoder/rnn/basic_lstm_cell", inputs: 7, units: 4)
      + [
        Variable("encoder/dense/kernel", 5, 2), Variable("encoder/dense/bias", 2),
        Variable("decoder/dense/kernel", 4, 6), Variable("decoder/dense/bias", 6),
      ]
    let both = NetworkPlan(variables)
    #expect(
      both.problem
        == .severalNetworks(["decoder/rnn/basic_lstm_cell", "encoder/rnn/basic_lstm_cell"]))
    #expect(both.problem?.description.contains("--scope") == true)
    for (scope, units, other) in [("encoder", 5, "decoder"), ("decoder/rnn", 4, "encoder")] {
      let one = NetworkPlan(variables, options: NetworkOptions(scopes: [scope]))
      #expect(one.problem == nil)
      #expect(one.recurrentLayers.map(\.hiddenSize) == [units])
      #expect(one.output?.inputSize == units)
      #expect(
        one.roles["\(other)/rnn/basic_lstm_cell/bias"]
          == .otherNetwork("\(other)/rnn/basic_lstm_cell"))
    }
    let none = NetworkPlan(variables, options: NetworkOptions(scopes: ["dec"]))
    guard case .unknownScope("dec", networks: let networks) = none.problem else {
      Issue.record("\(none.problem as Any)")
      return
    }
    #expect(networks.count == 2)
  }

  @Test func `Scopes that are given in their order are one stack`() {
    let variables =
      Variable.lstm("lstm2/rnn/basic_lstm_cell", inputs: 5, units: 4)
      + Variable.lstm("lstm1/rnn/basic_lstm_cell", inputs: 3, units: 5)
      + Variable.lstm("other/rnn/basic_lstm_cell", inputs: 3, units: 6)
      + [Variable("dense/kernel", 4, 2), Variable("dense/bias", 2)]
    let plan = NetworkPlan(variables, options: NetworkOptions(scopes: ["lstm1", "lstm2"]))
    #expect(plan.problem == nil)
    #expect(plan.layers.map(\.hiddenSize) == [5, 4, 2])
    #expect(plan.output?.size == 2)
    #expect(
      plan.roles["lstm2/rnn/basic_lstm_cell/bias"]?.description == "bias of layer 1")
    #expect(
      plan.roles["other/rnn/basic_lstm_cell/bias"] == .otherNetwork("other/rnn/basic_lstm_cell"))
    for (scopes, reason) in [
      (["lstm2", "lstm1"], "takes I = 3 inputs, but layer 0"), (["lstm1", "lstm1"], "given twice"),
      (["lstm1", "lstm3"], "No network has the scope lstm3"),
    ] {
      let other = NetworkPlan(variables, options: NetworkOptions(scopes: scopes))
      #expect(other.problem?.description.contains(reason) == true, "\(other.problem as Any)")
    }
  }

  @Test func `Cells of two scopes that have one name stay apart`() {
    let plan = NetworkPlan(
      [
        Variable("a.weight_ih_l0", 20, 3), Variable("a.weight_hh_l0", 20, 5),
        Variable("a.l0.bias_ih", 20), Variable("a.l0.bias_hh", 20),
      ], options: NetworkOptions(scopes: ["a", "a.l0"]))
    #expect(plan.problem?.description.contains("no weight_ih") == true, "\(plan.problem as Any)")
  }

  @Test func `Stacked scopes may have names with any number`() {
    let variables =
      Variable.lstm("a/multi_rnn_cell/cell_\(Int.max)/basic_lstm_cell", inputs: 3, units: 5)
      + Variable.lstm("b/multi_rnn_cell/cell_\(Int.max)/basic_lstm_cell", inputs: 5, units: 4)
    let plan = NetworkPlan(variables, options: NetworkOptions(scopes: ["a", "b"]))
    #expect(plan.problem?.description.contains("no layer 0") == true, "\(plan.problem as Any)")
  }

  @Test func `A scope also picks between a supported cell and another`() {
    let variables =
      Variable.lstm("a/basic_lstm_cell", inputs: 3, units: 5) + [
        Variable("b/gru_cell/gates/kernel", 9, 8)
      ]
    #expect(
      NetworkPlan(variables).problem
        == .severalNetworks(["a/basic_lstm_cell", "b/gru_cell (GRUCell, not supported)"]))
    #expect(NetworkPlan(variables, options: NetworkOptions(scopes: ["a"])).problem == nil)
    let other = NetworkPlan(variables, options: NetworkOptions(scopes: ["b"])).problem
    #expect(other?.description.contains("GRUCell") == true)
  }

  @Test func `What the file cannot say is an assumption, unless it is given`() {
    let variables =
      Variable.lstm("rnn/basic_lstm_cell", inputs: 3, units: 5) + [
        Variable("output/weights", 5, 2), Variable("output/biases", 2),
      ]
    let assumed = NetworkPlan(variables)
    #expect(assumed.assumptions.count == 2)
    #expect(assumed.assumptions[0].hasPrefix("forget_bias is 1"))
    #expect(assumed.assumptions[1].contains("no activation"))
    let given = NetworkPlan(
      variables, options: NetworkOptions(forgetBias: -1, outputActivation: .softmax))
    #expect(given.assumptions.isEmpty)
    #expect(given.layers[0].options == ["forget_bias": -1])
    #expect(given.output?.activation == .softmax)
    let pyTorch = NetworkPlan(Variable.pyTorch(inputs: 3, units: 5))
    #expect(
      pyTorch.assumptions == [
        "forget_bias is 0: the names are PyTorch's, whose LSTM adds none; --forget-bias changes it."
      ])
  }

  @Test func `Options without effect are refused`() {
    let rnn = Variable.pyTorch(inputs: 3, units: 5, gates: 1)
    #expect(
      NetworkPlan(rnn, options: NetworkOptions(forgetBias: 1)).problem?.description
        .contains("no layer is an LSTM") == true)
    #expect(
      NetworkPlan(rnn, options: NetworkOptions(outputActivation: .softmax)).problem?.description
        .contains("no output layer") == true)
  }
}
