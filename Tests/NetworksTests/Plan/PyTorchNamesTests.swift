import ModelFiles
import Networks
import Tensors
import Testing

@Suite struct PyTorchNamesTests {
  @Test(arguments: ["", "rnn.", "module.lstm.", "a/b/"])
  func `A layer with two biases, after any prefix`(prefix: String) {
    let plan = NetworkPlan(Variable.pyTorch(prefix, inputs: 3, units: 5))
    #expect(plan.problem == nil)
    #expect(plan.naming == .pytorch)
    #expect(plan.layers.map(\.name) == ["\(prefix)l0"])
    #expect(plan.layers.map(\.signature) == [.lstmTwoBiases])
    #expect(plan.layers.map(\.inputSize) == [3])
    #expect(plan.layers.map(\.hiddenSize) == [5])
    #expect(plan.layers.map(\.options) == [["forget_bias": 0]])
    #expect(plan.roles["\(prefix)weight_hh_l0"]?.description == "weight_hh of layer 0")
  }

  @Test func `The rows tell an RNN from an LSTM`() {
    let plan = NetworkPlan(Variable.pyTorch(inputs: 3, units: 5, gates: 1))
    #expect(plan.problem == nil)
    #expect(plan.layers.map(\.signature) == [.rnnTwoBiases])
    #expect(plan.assumptions.contains { $0.contains("tanh") })
  }

  @Test func `Layers without biases`() {
    #expect(
      NetworkPlan(Variable.pyTorch(inputs: 3, units: 5, biases: false)).layers.map(\.signature)
        == [.lstm])
    #expect(
      NetworkPlan(Variable.pyTorch(inputs: 3, units: 5, gates: 1, biases: false))
        .layers.map(\.signature) == [.rnn])
  }

  @Test func `Twelve layers are in the order of their numbers`() {
    let variables = (0..<12).flatMap {
      Variable.pyTorch("rnn.", layer: $0, inputs: $0 == 0 ? 3 : 5, units: 5)
    }
    let plan = NetworkPlan(variables.sorted { $0.name < $1.name })
    #expect(plan.problem == nil)
    #expect(plan.layers.map(\.name) == (0..<12).map { "rnn.l\($0)" })
    #expect(plan.layers.map(\.inputSize) == [3] + Array(repeating: 5, count: 11))
  }

  @Test func `Modules of one cell have no number`() {
    let plan = NetworkPlan([
      Variable("cell.weight_ih", 20, 3), Variable("cell.weight_hh", 20, 5),
      Variable("cell.bias_ih", 20), Variable("cell.bias_hh", 20),
    ])
    #expect(plan.problem == nil)
    #expect(plan.layers.map(\.name) == ["cell"])
    #expect(plan.layers.map(\.signature) == [.lstmTwoBiases])
  }

  @Test func `One bias of two is not enough`() {
    let plan = NetworkPlan(Variable.pyTorch(inputs: 3, units: 5).filter { $0.name != "bias_hh_l0" })
    #expect(plan.problem?.description.contains("both biases or none") == true)
  }

  @Test(arguments: [
    ([20, 3], [20, 6], "20 rows are neither 4·6, an LSTM's, nor 6, an RNN's"),
    ([3, 20], [5, 20], "transposed: turned round weight_hh would be [20, 5]"),
    ([24, 3], [20, 5], "24 and 20 rows"),
    ([20], [20, 5], "matrices"),
    ([20, 0], [20, 5], "[20, 0]"),
  ])
  func `Shapes that fit no layer`(input: [Int], recurrent: [Int], what: String) {
    let plan = NetworkPlan([
      Variable(name: "rnn.weight_ih_l0", type: .float32, shape: input),
      Variable(name: "rnn.weight_hh_l0", type: .float32, shape: recurrent),
    ])
    #expect(plan.problem?.description.contains(what) == true, "\(plan.problem as Any)")
    #expect(plan.problem?.description.hasPrefix("rnn.l0: ") == true)
  }

  @Test func `A bias of another length`() {
    var variables = Variable.pyTorch(inputs: 3, units: 5)
    variables[3] = Variable("bias_hh_l0", 21)
    let problem = NetworkPlan(variables).problem
    #expect(problem?.description.contains("bias_hh_l0 must have the shape [20], not [21]") == true)
  }
}
