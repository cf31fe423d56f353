import ModelFiles
import Networks
import Tensors
import Testing

@Suite struct ShapeTests {
  @Test(arguments: [
    ([8, 18], [18], "18 columns are not 4·H for any whole H"),
    ([8, 18], [18], "8·18 + 18 = 162"),
    ([8, 20], [20, 1], "have the shapes [I + H, 4H] and [4H]"),
    ([8, 20], [16], "the kernel has 20 columns and the bias 16 elements"),
    ([20, 8], [20], "seems to be transposed: turned round it would be [8, 20]"),
    ([5, 20], [20], "20 columns make H = 5, so that 5 rows leave no input"),
    ([0, 20], [20], "the shape [0, 20], which no layer's variable has"),
    ([0, Int.max], [20], "which no layer's variable has"),
  ])
  func `Shapes that are no BasicLSTMCell`(kernel: [Int], bias: [Int], what: String) {
    let plan = NetworkPlan([
      Variable(name: "rnn/basic_lstm_cell/kernel", type: .float32, shape: kernel),
      Variable(name: "rnn/basic_lstm_cell/bias", type: .float32, shape: bias),
    ])
    #expect(plan.problem?.description.contains(what) == true, "\(plan.problem as Any)")
    #expect(plan.problem?.description.hasPrefix("rnn/basic_lstm_cell: ") == true)
    #expect(plan.layers.isEmpty)
  }

  @Test func `Layers that do not fit each other`() {
    let plan = NetworkPlan(
      Variable.lstm("multi_rnn_cell/cell_0/basic_lstm_cell", inputs: 3, units: 5)
        + Variable.lstm("multi_rnn_cell/cell_1/basic_lstm_cell", inputs: 6, units: 4))
    #expect(
      plan.problem?.description
        == "multi_rnn_cell/cell_1/basic_lstm_cell: layer 1 takes I = 6 inputs, but layer 0 "
        + "(multi_rnn_cell/cell_0/basic_lstm_cell) has 5 outputs.")
    #expect(plan.layers.count == 1)
  }

  @Test func `A layer is missing`() {
    let plan = NetworkPlan(
      Variable.lstm("multi_rnn_cell/cell_0/basic_lstm_cell", inputs: 3, units: 5)
        + Variable.lstm("multi_rnn_cell/cell_2/basic_lstm_cell", inputs: 5, units: 4))
    #expect(plan.problem?.description.contains("a layer 2, but no layer 1") == true)
  }

  @Test func `A layer is there twice`() {
    let plan = NetworkPlan(
      Variable.lstm("multi_rnn_cell/cell_0/basic_lstm_cell", inputs: 3, units: 5)
        + Variable.lstm("multi_rnn_cell/cell_0/basic_lstm_cell_1", inputs: 3, units: 5))
    #expect(plan.problem?.description.contains("layer 0 is there twice") == true)
  }

  @Test func `A kernel without its bias`() {
    let plan = NetworkPlan([Variable("rnn/basic_lstm_cell/kernel", 8, 20)])
    #expect(
      plan.problem?.description
        == "rnn/basic_lstm_cell: the file holds no bias for it, only rnn/basic_lstm_cell/kernel.")
  }

  @Test func `Two kernels`() {
    let plan = NetworkPlan(
      Variable.lstm("basic_lstm_cell", inputs: 3, units: 5)
        + [Variable("basic_lstm_cell/weights", 8, 20)])
    #expect(plan.problem?.description.contains("two variables for its kernel") == true)
  }

  @Test func `The parameters are counted and the count explained`() {
    func text(_ variables: [Variable]) -> String? {
      NetworkPlan(variables).layers.first?.parameterCount.description
    }
    #expect(
      text(Variable.lstm("basic_lstm_cell", inputs: 39, units: 128))
        == "(39 + 128)·4·128 + 4·128 = 86,016")
    #expect(
      text(Variable.pyTorch(inputs: 39, units: 128)) == "(39 + 128)·4·128 + 2·4·128 = 86,528")
    #expect(
      text(Variable.pyTorch(inputs: 3, units: 5, biases: false)) == "(3 + 5)·4·5 = 160")
    #expect(
      text(Variable.pyTorch(inputs: 3, units: 5, gates: 1)) == "(3 + 5)·5 + 2·5 = 50")
    let plan = NetworkPlan(
      Variable.lstm("basic_lstm_cell", inputs: 39, units: 128)
        + [Variable("output/weights", 128, 10), Variable("output/biases", 10)])
    #expect(plan.output?.parameterCount.description == "128·10 + 10 = 1,290")
    #expect(plan.parameterCount == 87_306)
  }

  @Test func `Types are one and loadable`() {
    func problem(_ types: ElementType...) -> String? {
      NetworkPlan([
        Variable("basic_lstm_cell/kernel", 8, 20, type: types[0]),
        Variable("basic_lstm_cell/bias", 20, type: types[1]),
      ]).problem?.description
    }
    #expect(problem(.float16, .float16) == nil)
    #expect(problem(.float32, .float64)?.contains("float32 (basic_lstm_cell/kernel)") == true)
    #expect(problem(.float32, .float64)?.contains("float64 (basic_lstm_cell/bias)") == true)
    let int8 = ElementType("int8", byteCount: 1)
    #expect(problem(int8, int8)?.contains("is of type int8") == true)
  }

  @Test func `The scalar type is the file's, half precision widened`() {
    func plan(_ type: ElementType) -> NetworkPlan {
      NetworkPlan([
        Variable("basic_lstm_cell/kernel", 8, 20, type: type),
        Variable("basic_lstm_cell/bias", 20, type: type),
        Variable("unused", 2, 3, type: .float64),
      ])
    }
    #expect(plan(.float32).scalarType == .float32)
    #expect(plan(.float64).scalarType == .float64)
    #expect(plan(.bfloat16).scalarType == .float32)
    #expect(plan(.bfloat16).assumptions.contains { $0.contains("bfloat16") })
    #expect(!plan(.float32).assumptions.contains { $0.contains("exactly") })
  }
}
