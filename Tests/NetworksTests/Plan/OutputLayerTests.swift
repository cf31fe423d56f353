import ModelFiles
import Networks
import Tensors
import Testing

@Suite struct OutputLayerTests {
  private static let lstm = Variable.lstm("model/rnn/basic_lstm_cell", inputs: 3, units: 5)
  private static let pyTorch = Variable.pyTorch("rnn.", inputs: 3, units: 5)

  @Test(arguments: [
    ("output/weights", "output/biases", "output"), ("a/dense/kernel", "a/dense/bias", "a/dense"),
    ("model/softmax_w", "model/softmax_b", "model"), ("softmax_w", "softmax_b", "softmax_w"),
    ("W", "b", "W"), ("Variable", "Variable_1", "Variable"), ("p/q", "p/r", "p"),
  ])
  func `TensorFlow's pairs are [H, N]`(kernel: String, bias: String, name: String) {
    let plan = NetworkPlan(Self.lstm + [Variable(kernel, 5, 7), Variable(bias, 7)])
    #expect(plan.problem == nil)
    #expect(plan.output?.name == name)
    #expect(plan.output?.size == 7)
    #expect(plan.output?.isTransposed == false)
    #expect(plan.roles[kernel] == .output("kernel"))
    #expect(plan.roles[bias] == .output("bias"))
    #expect(NetworkPlan(Self.lstm + [Variable(kernel, 7, 5), Variable(bias, 7)]).output == nil)
  }

  @Test(arguments: ["head.", "module.fc.", "head/"])
  func `PyTorch's pairs are [N, H]`(prefix: String) {
    let plan = NetworkPlan(
      Self.pyTorch + [Variable("\(prefix)weight", 7, 5), Variable("\(prefix)bias", 7)])
    #expect(plan.problem == nil)
    #expect(plan.output?.size == 7)
    #expect(plan.output?.isTransposed == true)
  }

  @Test func `Where H is N the names tell the orientation`() {
    let first = NetworkPlan(
      Self.lstm + [Variable("dense/kernel", 5, 5), Variable("dense/bias", 5)])
    #expect(first.output?.isTransposed == false)
    let second = NetworkPlan(Self.pyTorch + [Variable("fc.weight", 5, 5), Variable("fc.bias", 5)])
    #expect(second.output?.isTransposed == true)
  }

  @Test func `An embedding is no output layer`() {
    let plan = NetworkPlan(
      Self.lstm + [
        Variable("model/embedding", 7, 5), Variable("model/softmax_w", 5, 7),
        Variable("model/softmax_b", 7),
      ])
    #expect(plan.output?.kernel?.name == "model/softmax_w")
    #expect(plan.roles["model/embedding"] == .unused)
  }

  @Test func `Of several none is chosen silently`() {
    let variables =
      Self.lstm + [
        Variable("a/kernel", 5, 7), Variable("a/bias", 7), Variable("b/kernel", 5, 2),
        Variable("b/bias", 2),
      ]
    let plan = NetworkPlan(variables)
    #expect(plan.problem == .severalOutputLayers(["a", "b"]))
    #expect(plan.layers.count == 1)
    let chosen = NetworkPlan(variables, options: NetworkOptions(output: .scope("b")))
    #expect(chosen.problem == nil)
    #expect(chosen.output?.size == 2)
    #expect(chosen.roles["a/kernel"] == .unused)
    let absent = NetworkPlan(variables, options: NetworkOptions(output: .absent))
    #expect(absent.problem == nil)
    #expect(absent.output == nil)
    let unknown = NetworkPlan(variables, options: NetworkOptions(output: .scope("c")))
    #expect(unknown.problem == .unknownOutputLayer("c", inputs: 5, candidates: ["a", "b"]))
  }

  @Test func `Pairs of one scope go by their names`() {
    let plan = NetworkPlan(
      Self.lstm + [
        Variable("out_w", 5, 7), Variable("out_b", 7), Variable("mask", 7), Variable("w2", 5, 7),
      ])
    #expect(plan.problem == nil)
    #expect(plan.output?.bias?.name == "out_b")
    let unclear = NetworkPlan(
      Self.lstm + [Variable("p/x", 5, 7), Variable("p/y", 5, 7), Variable("p/z", 7)])
    #expect(unclear.problem == .severalOutputLayers(["p/x", "p/y"]))
  }

  @Test func `A layer behind the output layer is pointed out`() {
    let plan = NetworkPlan(
      Self.lstm + [
        Variable("dense/kernel", 5, 7), Variable("dense/bias", 7),
        Variable("dense_1/kernel", 7, 2), Variable("dense_1/bias", 2),
      ])
    #expect(plan.output?.name == "dense")
    #expect(plan.notes.count == 1)
    #expect(plan.notes.first?.hasPrefix("dense_1 ") == true)
  }

  @Test func `A size that no memory holds is no output layer`() {
    let lstm = Variable.lstm("basic_lstm_cell", inputs: 3, units: 1)
    let plan = NetworkPlan(
      lstm + [Variable("output/weights", 1, 1 << 62), Variable("output/biases", 1 << 62)])
    #expect(plan.output == nil)
    #expect(plan.parameterCount == 20)
  }

  @Test(.timeLimit(.minutes(1)))
  func `Many lone kernels beside many networks take no quadratic time`() {
    let others = (0..<20_000).flatMap { number in
      [Variable("r\(number).weight_hh_l0", 0), Variable("s\(number).weight", 2, 5)]
    }
    let plan = NetworkPlan(
      others + Variable.pyTorch("main.", inputs: 4, units: 5, gates: 4),
      options: NetworkOptions(scopes: ["main"]))
    #expect(plan.layers.count == 1)
    #expect(plan.output == nil)
  }

  @Test(.timeLimit(.minutes(1)))
  func `Many pairs in one scope take no quadratic time`() {
    let count = 20_000
    let plan = NetworkPlan(
      Self.lstm + (0..<count).map { Variable("p/k\($0)x", 5, 7) }
        + (0..<count).map { Variable("p/c\($0)", 7) })
    guard case .severalOutputLayers = plan.problem else {
      Issue.record("\(plan.problem as Any)")
      return
    }
  }
}
