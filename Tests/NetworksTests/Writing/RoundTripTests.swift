import ModelFiles
import Networks
import RecurrentCells
import Tensors
import Testing

@Suite struct RoundTripTests {
  private func load(
    _ variables: [Variable], _ options: NetworkOptions = NetworkOptions()
  ) throws -> Network<Float> {
    let file = MemoryFile(variables)
    return try Network(NetworkPlan(file.variables, options: options), from: file)
  }

  private func reload(
    _ written: WrittenNetwork<Float>, _ options: NetworkOptions = NetworkOptions()
  ) throws -> Network<Float> {
    let file = MemoryFile(written.tensors)
    return try Network(NetworkPlan(of: file, options: options), from: file)
  }

  private func expectSame(_ one: Network<Float>, _ other: Network<Float>) {
    #expect(one.layers.map(\.signature) == other.layers.map(\.signature))
    #expect(one.layers.map(\.options) == other.layers.map(\.options))
    for (layer, otherLayer) in zip(one.layers, other.layers) {
      #expect(layer.parameters.names == otherLayer.parameters.names)
      for (name, tensor) in layer.parameters {
        #expect(otherLayer.parameters[name]?.isBitwiseEqual(to: tensor) == true, "\(name)")
      }
    }
  }

  private static let output = [Variable("output/weights", 4, 7), Variable("output/biases", 7)]

  private static let stack =
    Variable.lstm("a/multi_rnn_cell/cell_0/basic_lstm_cell", inputs: 3, units: 5)
    + Variable.lstm("a/multi_rnn_cell/cell_1/basic_lstm_cell", inputs: 5, units: 4)

  @Test func `TensorFlow's layers come back`() throws {
    let one = try load(Variable.lstm("x/BasicLSTMCell", inputs: 3, units: 5))
    let written = try one.variables(naming: .tensorflow)
    #expect(
      written.tensors.names == [
        "rnn/basic_lstm_cell/kernel", "rnn/basic_lstm_cell/bias", "lockstep.forget_bias",
      ])
    #expect(written.options.forgetBias == 1)
    #expect(written.notes[0].contains("BasicLSTMCell(5, forget_bias=1.0)"))
    expectSame(one, try reload(written))

    let options = NetworkOptions(forgetBias: 0.1)
    let two = try load(Self.stack + Self.output, options)
    let stack = try two.variables(naming: .tensorflow)
    #expect(stack.tensors.names.contains("rnn/multi_rnn_cell/cell_1/basic_lstm_cell/kernel"))
    expectSame(two, try reload(stack, options))
  }

  @Test(arguments: [4, 1], [true, false])
  func `PyTorch's layers come back`(gates: Int, biases: Bool) throws {
    let layers = (0..<3).flatMap {
      Variable.pyTorch(
        "rnn.", layer: $0, inputs: $0 == 0 ? 3 : 5, units: 5, gates: gates, biases: biases)
    }
    let alone = try load(layers)
    let written = try alone.variables(naming: .pytorch)
    #expect(written.tensors.names.first == "weight_ih_l0")
    #expect(written.notes.isEmpty)
    expectSame(alone, try reload(written))
    let whole = try load(layers + [Variable("fc.weight", 2, 5), Variable("fc.bias", 2)])
    let writtenWhole = try whole.variables(naming: .pytorch)
    #expect(writtenWhole.tensors["head.weight"]?.shape.dimensions == [2, 5])
    expectSame(whole, try reload(writtenWhole))
  }

  /// The values themselves, not only that two mistakes cancel.
  @Test func `What is written for PyTorch is what was read`() throws {
    let file = MemoryFile(Variable.pyTorch(inputs: 3, units: 5))
    let network = try Network<Float>(NetworkPlan(file.variables), from: file)
    let written = try network.variables(naming: .pytorch)
    for variable in file.variables {
      let tensor: Tensor<Float> = try file.tensor(variable.name)
      #expect(written.tensors[variable.name]?.isBitwiseEqual(to: tensor) == true)
    }
  }

  @Test func `From TensorFlow to PyTorch and back`() throws {
    let options = NetworkOptions(forgetBias: 0)
    let network = try load(Variable.lstm("rnn/basic_lstm_cell", inputs: 3, units: 5), options)
    let middle = try reload(network.variables(naming: .pytorch))
    #expect(middle.layers.map(\.signature) == [.lstmTwoBiases])
    expectSame(network, try reload(middle.variables(naming: .tensorflow), options))
  }

  private func layer(
    _ signature: Signature, bias: Float, recurrent: Float? = nil, forgetBias: Double = 0,
    inputs: Int = 3, units: Int = 5
  ) throws -> Layer<Float> {
    let columns = max(signature.gates.count, 1) * units
    let rows = inputs + units
    var parameters: NamedTensors<Float> = [
      "kernel": try Tensor(
        [rows, columns], (0..<(rows * columns)).map { Float(MemoryFile.value(1, $0)) }),
      "bias": try Tensor([columns], (0..<columns).map { bias * Float($0 + 1) }),
    ]
    if let recurrent {
      parameters["recurrent_bias"] = try Tensor(
        [columns], (0..<columns).map { recurrent * Float($0 + 1) })
    }
    return try Layer(
      name: "layer", signature: signature, parameters: parameters,
      options: signature.gates.isEmpty ? [:] : ["forget_bias": forgetBias])
  }

  @Test func `Two biases become one, and it is said what was rounded`() throws {
    let exact = try Network(layers: [layer(.lstmTwoBiases, bias: 0.5, recurrent: 0.25)])
    let written = try exact.variables(naming: .tensorflow)
    #expect(
      written.tensors["rnn/basic_lstm_cell/bias"]?.scalars == (0..<20).map { 0.75 * Float($0 + 1) })
    #expect(written.notes[1] == "The two biases of layer are added: no sum is rounded.")
    let inexact = try Network(layers: [layer(.rnnTwoBiases, bias: 1, recurrent: 0x1p-24)])
    let rounded = try inexact.variables(naming: .tensorflow)
    #expect(rounded.notes[1].contains("5 of 5 sums are rounded"))
    let sums: [Float] = (1...5).map { Float($0) + Float($0) * 0x1p-24 }
    #expect(rounded.tensors["rnn/basic_rnn_cell/bias"]?.scalars == sums)
  }

  @Test func `A sum of biases that overflows is refused`() throws {
    let network = try Network(layers: [layer(.rnnTwoBiases, bias: 0x1p125, recurrent: 0x1.8p125)])
    let error = #expect(throws: NetworkError.self) { try network.variables(naming: .tensorflow) }
    #expect(error?.description.contains("two biases of layer are added, and at element 3") == true)
  }

  @Test func `The forget bias is a part of PyTorch's second bias`() throws {
    let one = try Network(layers: [layer(.lstm, bias: 0x1p-24, forgetBias: 1)])
    let written = try one.variables(naming: .pytorch)
    // PyTorch's second block is the forget gate, the third of the canonical order.
    #expect(
      written.tensors["bias_ih_l0"]?.scalars[5..<10].elementsEqual(
        (10..<15).map { 0x1p-24 * Float($0 + 1) }) == true)
    let second: [Float] = (0..<20).map { (5..<10).contains($0) ? 1 : 0 }
    #expect(written.tensors["bias_hh_l0"]?.scalars == second)
    #expect(written.notes == ["The forget bias 1.0 of layer is part of bias_hh."])
    let two = try Network(layers: [
      layer(.lstmTwoBiases, bias: 0x1p-24, recurrent: 0x1p-25, forgetBias: 1)
    ])
    let sums = try two.variables(naming: .pytorch)
    #expect(sums.notes[0].contains("4 of 5 sums are rounded"))
    #expect(sums.tensors["bias_ih_l0"]?.scalars[0] == 0x1p-24)
  }

  @Test func `PyTorch has no module of layers of several sizes or kinds`() throws {
    let sizes = try load(Self.stack, NetworkOptions(forgetBias: 0))
    let error = #expect(throws: NetworkError.self) { try sizes.variables(naming: .pytorch) }
    #expect(error?.description.contains("lstm of 5 units, lstm of 4 units") == true)
  }

  @Test func `Forget biases that differ cannot be given together`() throws {
    let network = try Network(layers: [
      layer(.lstm, bias: 0.5, forgetBias: 1),
      layer(.lstm, bias: 0.5, forgetBias: 0, inputs: 5, units: 4),
    ])
    let error = #expect(throws: NetworkError.self) { try network.variables(naming: .tensorflow) }
    #expect(error?.description.contains("different values of the forget bias") == true)
  }
}
