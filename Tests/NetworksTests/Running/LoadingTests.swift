import ModelFiles
import Networks
import RecurrentCells
import Tensors
import Testing

@Suite struct LoadingTests {
  private func value(_ variable: Int, _ element: Int) -> Double {
    Double(Float(MemoryFile.value(variable, element)))
  }

  @Test func `TensorFlow's tensors are taken as they are`() throws {
    let file = MemoryFile(
      Variable.lstm("rnn/basic_lstm_cell", inputs: 3, units: 5) + [
        Variable("output/weights", 5, 2), Variable("output/biases", 2),
      ])
    let network = try Network<Double>(NetworkPlan(file.variables), from: file)
    let layer = network.layers[0]
    #expect(layer.name == "rnn/basic_lstm_cell")
    #expect(layer.parameters.names == ["kernel", "bias"])
    #expect(layer.parameters["kernel"]?.shape.dimensions == [8, 20])
    #expect(layer.parameters["kernel"]?.scalars == (0..<160).map { value(0, $0) })
    #expect(layer.parameters["bias"]?.scalars == (0..<20).map { value(1, $0) })
    #expect(layer.options == ["forget_bias": 1])
    #expect(network.layers.last?.parameters["kernel"]?.scalars == (0..<10).map { value(2, $0) })
    #expect(network.layers.last?.parameters["kernel"]?.shape.dimensions == [5, 2])
    #expect(network.layers.last?.signature == .dense)
  }

  /// Each weight is looked up by its meaning: gate, unit, input.
  @Test func `PyTorch's blocks and axes are turned into the canonical ones`() throws {
    let (inputs, units) = (3, 5)
    let file = MemoryFile(
      Variable.pyTorch("rnn.", inputs: inputs, units: units) + [
        Variable("head.weight", 2, 5), Variable("head.bias", 2),
      ])
    let plan = NetworkPlan(file.variables, options: NetworkOptions(outputActivation: .softmax))
    let network = try Network<Double>(plan, from: file)
    let parameters = network.layers[0].parameters
    #expect(parameters.names == ["kernel", "bias", "recurrent_bias"])
    let kernel = try #require(parameters["kernel"])
    #expect(kernel.shape.dimensions == [8, 20])
    for (block, gate) in [("i", 0), ("j", 2), ("f", 1), ("o", 3)].map(\.1).enumerated() {
      for unit in 0..<units {
        let (column, row) = (block * units + unit, gate * units + unit)
        for input in 0..<inputs {
          #expect(kernel.scalars[input * 20 + column] == value(0, row * inputs + input))
        }
        for other in 0..<units {
          #expect(
            kernel.scalars[(inputs + other) * 20 + column] == value(1, row * units + other))
        }
        #expect(parameters["bias"]?.scalars[column] == value(2, row))
        #expect(parameters["recurrent_bias"]?.scalars[column] == value(3, row))
      }
    }
    let head = try #require(network.layers.last)
    #expect(head.parameters["kernel"]?.shape.dimensions == [5, 2])
    #expect(head.parameters["kernel"]?.scalars == (0..<10).map { value(4, $0 % 2 * 5 + $0 / 2) })
    #expect(head.signature == .denseSoftmax)
  }

  @Test func `A layer without biases has a bias of zeros`() throws {
    let file = MemoryFile(Variable.pyTorch(inputs: 3, units: 5, gates: 1, biases: false))
    let network = try Network<Float>(NetworkPlan(file.variables), from: file)
    #expect(network.layers[0].signature == .rnn)
    #expect(network.layers[0].parameters["bias"]?.scalars == Array(repeating: 0, count: 5))
    #expect(
      network.layers[0].parameters["kernel"]?.scalars[5] == Float(MemoryFile.value(0, 1)))
  }

  @Test func `An output layer without a bias has a bias of zeros`() throws {
    let file = MemoryFile(
      Variable.pyTorch("rnn.", inputs: 3, units: 5) + [Variable("head.weight", 2, 5)])
    let network = try Network<Double>(NetworkPlan(file.variables), from: file)
    #expect(network.layers.last?.parameters["bias"]?.scalars == [0, 0])
    #expect(
      network.layers.last?.parameters["kernel"]?.scalars
        == (0..<10).map { value(4, $0 % 2 * 5 + $0 / 2) })
  }

  @Test func `A plan with a problem is not loaded, and float64 not rounded`() throws {
    let kernel = Variable("basic_lstm_cell/kernel", 8, 20, type: .float64)
    let file = MemoryFile([kernel])
    #expect(throws: NetworkError.self) {
      try Network<Double>(NetworkPlan(file.variables), from: file)
    }
    let whole = MemoryFile([kernel, Variable("basic_lstm_cell/bias", 20, type: .float64)])
    let error = #expect(throws: NetworkError.self) {
      try Network<Float>(NetworkPlan(whole.variables), from: whole)
    }
    #expect(error?.description.contains("compute in float64") == true)
    let network = try Network<Double>(NetworkPlan(whole.variables), from: whole)
    #expect(network.layers[0].parameters["bias"]?.scalars[3] == MemoryFile.value(1, 3))
  }

  @Test func `A layer's parameters are exactly its signature's`() throws {
    let kernel = try Tensor<Double>([8, 20], repeating: 0.5)
    let bias = try Tensor<Double>([20], repeating: 0.5)
    func error(
      _ signature: Signature, _ parameters: NamedTensors<Double>, _ options: [String: Double] = [:]
    ) -> String? {
      let error = #expect(throws: NetworkError.self) {
        try Layer(
          name: "x", signature: signature, parameters: parameters, options: options)
      }
      return error?.description
    }
    #expect(error(.lstm, ["kernel": kernel])?.contains("kernel, bias, not kernel") == true)
    #expect(
      error(.lstm, ["kernel": kernel, "bias": bias, "recurrent_bias": bias])?
        .contains("not kernel, bias, recurrent_bias") == true)
    #expect(
      error(.lstm, ["kernel": kernel, "bias": bias], ["clip": 1])?
        .contains("no option clip") == true)
    #expect(
      error(.lstm, ["kernel": kernel, "bias": bias], ["forget_bias": .infinity])?
        .contains("forget_bias is inf, which is no float64") == true)
    #expect(error(.softmax, ["bias": bias])?.contains("not bias") == true)
  }
}
