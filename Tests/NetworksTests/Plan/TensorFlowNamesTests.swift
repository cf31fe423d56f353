import ModelFiles
import Networks
import Tensors
import Testing

@Suite struct TensorFlowNamesTests {
  @Test(arguments: [
    ("lstm/rnn/basic_lstm_cell", "kernel", "bias"),
    ("rnn/basic_lstm_cell", "weights", "biases"),
    ("basic_lstm_cell", "kernel", "bias"),
    ("basic_lstm_cell_1", "kernel", "bias"),
    ("RNN/BasicLSTMCell", "Linear/Matrix", "Linear/Bias"),
    ("model/RNN/MultiRNNCell/Cell0/BasicLSTMCell", "Linear/Matrix", "Linear/Bias"),
    ("rnn/multi_rnn_cell/cell_0/basic_lstm_cell", "weights", "biases"),
    ("a/b/c/multi_rnn_cell/cell_0/basic_lstm_cell", "kernel:0", "bias:0"),
  ])
  func `Names of every age are one BasicLSTMCell`(scope: String, kernel: String, bias: String) {
    let plan = NetworkPlan([
      Variable("\(scope)/\(bias)", 20), Variable("\(scope)/\(kernel)", 8, 20),
    ])
    #expect(plan.problem == nil)
    #expect(plan.naming == .tensorflow)
    #expect(plan.layers.map(\.name) == [scope])
    #expect(plan.layers.map(\.signature) == [.lstm])
    #expect(plan.layers.map(\.inputSize) == [3])
    #expect(plan.layers.map(\.hiddenSize) == [5])
    #expect(plan.layers.map(\.options) == [["forget_bias": 1]])
    #expect(plan.roles["\(scope)/\(kernel)"] == .parameter("kernel", layer: 0))
    #expect(plan.roles["\(scope)/\(bias)"]?.description == "bias of layer 0")
  }

  @Test(arguments: [
    ("rnn/basic_rnn_cell", "kernel", "bias"), ("rnn/basic_rnn_cell", "weights", "biases"),
    ("RNN/BasicRNNCell", "Linear/Matrix", "Linear/Bias"),
  ])
  func `Names of every age are one BasicRNNCell`(scope: String, kernel: String, bias: String) {
    let plan = NetworkPlan([
      Variable("\(scope)/\(kernel)", 8, 5), Variable("\(scope)/\(bias)", 5),
    ])
    #expect(plan.problem == nil)
    #expect(plan.layers.map(\.signature) == [.rnn])
    #expect(plan.layers.map(\.inputSize) == [3])
    #expect(plan.layers.map(\.hiddenSize) == [5])
    #expect(plan.layers.map(\.options) == [[:]])
    #expect(plan.assumptions.count == 1)
    #expect(plan.assumptions.first?.contains("tanh") == true)
  }

  @Test(arguments: ["rnn/multi_rnn_cell/cell_", "RNN/MultiRNNCell/Cell"])
  func `Twelve layers are in the order of their numbers`(scope: String) {
    let cell = scope.hasPrefix("rnn") ? "basic_lstm_cell" : "BasicLSTMCell"
    let variables = (0..<12).flatMap {
      Variable.lstm("\(scope)\($0)/\(cell)", inputs: $0 + 3, units: $0 + 4)
    }
    let plan = NetworkPlan(variables.sorted { $0.name < $1.name })
    #expect(plan.problem == nil)
    #expect(plan.layers.map(\.name) == (0..<12).map { "\(scope)\($0)/\(cell)" })
    #expect(plan.layers.map(\.hiddenSize) == Array(4..<16))
    #expect(plan.roles["\(scope)10/\(cell)/kernel"]?.description == "kernel of layer 10")
  }

  @Test func `LSTM and RNN cells may be stacked`() {
    let plan = NetworkPlan(
      Variable.lstm("rnn/multi_rnn_cell/cell_0/basic_lstm_cell", inputs: 3, units: 5) + [
        Variable("rnn/multi_rnn_cell/cell_1/basic_rnn_cell/kernel", 9, 4),
        Variable("rnn/multi_rnn_cell/cell_1/basic_rnn_cell/bias", 4),
      ])
    #expect(plan.problem == nil)
    #expect(plan.layers.map(\.signature) == [.lstm, .rnn])
  }
}
