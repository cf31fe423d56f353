import ModelFiles
import Networks
import RecurrentCells
import Tensors
import Testing

@Suite struct RunTests {
  private static let steps = 6
  private static let batch = 4

  /// 3 inputs, an LSTM of 5 units, an RNN of 2, an output layer of 7.
  private func network(_ options: NetworkOptions = NetworkOptions()) throws -> Network<Double> {
    let scope = "rnn/multi_rnn_cell/cell_"
    let file = MemoryFile(
      Variable.lstm("\(scope)0/basic_lstm_cell", inputs: 3, units: 5) + [
        Variable("\(scope)1/basic_rnn_cell/kernel", 7, 2),
        Variable("\(scope)1/basic_rnn_cell/bias", 2),
        Variable("output/weights", 2, 7), Variable("output/biases", 7),
      ])
    return try Network(NetworkPlan(file.variables, options: options), from: file)
  }

  private func numbers(_ dimensions: Int..., offset: Int) throws -> Tensor<Double> {
    let count = dimensions.reduce(1, *)
    return try Tensor(dimensions, (0..<count).map { 2 * MemoryFile.value(offset, $0) })
  }

  private func states() throws -> [NamedTensors<Double>] {
    [
      ["c": try numbers(4, 5, offset: 21), "h": try numbers(4, 5, offset: 22)],
      ["h": try numbers(4, 2, offset: 23)],
    ]
  }

  /// The same network, one step and one layer after the other.
  private func byHand(
    _ network: Network<Double>, _ inputs: Tensor<Double>, _ states: [NamedTensors<Double>],
    forgetBias: Double
  ) throws -> (lstm: [LSTMCell<Double>.State], rnn: [Tensor<Double>], y: Tensor<Double>) {
    let first = network.layers[0].parameters
    let second = network.layers[1].parameters
    let lstm = try LSTMCell(
      kernel: #require(first["kernel"]), bias: #require(first["bias"]), forgetBias: forgetBias)
    let rnn = try RNNCell(kernel: #require(second["kernel"]), bias: #require(second["bias"]))
    let trace = try CellLoops.lstm(
      lstm, inputs, from: .init(c: #require(states[0]["c"]), h: #require(states[0]["h"])))
    var h = try #require(states[1]["h"])
    let hidden = try trace.map { state in
      h = try rnn.step(state.h, from: h)
      return h
    }
    let output = try #require(network.layers.last)
    let y = try DenseLayer(
      kernel: #require(output.parameters["kernel"]), bias: #require(output.parameters["bias"]),
      activation: output.signature == .denseSoftmax ? .softmax : .none
    ).run(CellLoops.stacked(hidden))
    return (trace, hidden, y)
  }

  @Test(arguments: [1.0, -0.75])
  func `Layers feed each other, bit for bit as by hand`(forgetBias: Double) throws {
    let network = try network(
      NetworkOptions(forgetBias: forgetBias, outputActivation: .softmax))
    let inputs = try numbers(Self.steps, Self.batch, 3, offset: 20)
    let states = try states()
    let run = try network.run(inputs, from: states)
    let (lstm, rnn, y) = try byHand(network, inputs, states, forgetBias: forgetBias)
    func expect(_ actual: Tensor<Double>?, _ expected: Tensor<Double>) {
      #expect(actual?.isBitwiseEqual(to: expected) == true)
    }
    expect(run.layers[0].states["c"], try CellLoops.stacked(lstm.map(\.c)))
    expect(run.layers[0].states["h"], try CellLoops.stacked(lstm.map(\.h)))
    expect(run.layers[0].outputs, try CellLoops.stacked(lstm.map(\.h)))
    expect(run.layers[0].finalStates["c"], lstm[Self.steps - 1].c)
    expect(run.layers[1].inputs, run.layers[0].outputs)
    expect(run.layers[1].states["h"], try CellLoops.stacked(rnn))
    expect(run.layers[1].finalStates["h"], rnn[Self.steps - 1])
    expect(run.outputs, y)
    let sums = (0..<24).map { run.outputs.scalars[($0 * 7)..<($0 * 7 + 7)].reduce(0, +) }
    #expect(sums.allSatisfy { abs($0 - 1) < 1e-12 })
  }

  @Test func `States are zeros by default`() throws {
    let network = try network()
    let inputs = try numbers(Self.steps, Self.batch, 3, offset: 20)
    let zeros: [NamedTensors<Double>] = [
      ["c": try Tensor([4, 5], repeating: 0), "h": try Tensor([4, 5], repeating: 0)],
      ["h": try Tensor([4, 2], repeating: 0)],
    ]
    let first = try network.run(inputs).outputs
    #expect(try network.run(inputs, from: zeros).outputs.isBitwiseEqual(to: first))
    #expect(try network.run(inputs, from: states()).outputs.isBitwiseEqual(to: first) == false)
  }

  /// Each sequence cut to its length and run alone is what is expected of it in the batch.
  @Test func `Past a sequence's end states stay and outputs are zero`() throws {
    let network = try network()
    let inputs = try numbers(Self.steps, Self.batch, 3, offset: 20)
    let states = try states()
    let lengths = [2, 6, 0, 5]
    let run = try network.run(inputs, from: states, lengths: lengths)
    for (row, length) in lengths.enumerated() {
      let alone = try network.run(
        part(of: inputs, row, steps: length), from: states.map { try rows($0, row) })
      for (layer, aloneLayer) in zip(run.layers, alone.layers).prefix(2) {
        for (name, trace) in layer.states {
          let expected = try #require(aloneLayer.states[name]).scalars
          let last = try #require(aloneLayer.finalStates[name]).scalars
          let units = last.count
          let actual = try part(of: trace, row, steps: Self.steps).scalars
          #expect(
            actual == expected + (length..<Self.steps).flatMap { _ in last }, "\(row) \(name)")
          let final = try #require(layer.finalStates[name]).scalars
          #expect(Array(final[(row * units)..<((row + 1) * units)]) == last)
        }
        let outputs = try part(of: layer.outputs, row, steps: Self.steps).scalars
        let zeros = [Double](repeating: 0, count: outputs.count - aloneLayer.outputs.scalars.count)
        #expect(outputs == aloneLayer.outputs.scalars + zeros)
      }
      let outputs = try part(of: run.outputs, row, steps: Self.steps).scalars
      let bias = try #require(network.layers[2].parameters["bias"]).scalars
      #expect(
        outputs == alone.outputs.scalars + (length..<Self.steps).flatMap { _ in bias })
    }
  }

  @Test func `What lies past a sequence's end does not matter`() throws {
    let network = try network()
    var inputs = try numbers(Self.steps, Self.batch, 3, offset: 20)
    let lengths = [2, 6, 0, 5]
    let first = try network.run(inputs, lengths: lengths)
    inputs.withUnsafeMutableScalars { scalars in
      for (row, length) in lengths.enumerated() {
        for step in length..<Self.steps { scalars[(step * Self.batch + row) * 3 + 1] = .nan }
      }
    }
    let second = try network.run(inputs, lengths: lengths)
    for (one, other) in zip(first.layers, second.layers) {
      for (name, trace) in one.states {
        #expect(other.states[name]?.isBitwiseEqual(to: trace) == true)
      }
      #expect(other.outputs.isBitwiseEqual(to: one.outputs))
    }
  }

  @Test func `No step, and no sequence`() throws {
    let network = try network()
    let none = try network.run(Tensor([0, 4, 3], []), from: states())
    #expect(none.outputs.shape.dimensions == [0, 4, 7])
    #expect(try none.layers[0].finalStates["c"]?.scalars == states()[0]["c"]?.scalars)
    #expect(try network.run(Tensor([6, 0, 3], [])).outputs.shape.dimensions == [6, 0, 7])
    #expect(throws: NetworkError.self) { try network.run(Tensor([0, 1 << 40, 3], [])) }
  }

  @Test(arguments: [
    ([6, 4, 2], nil, 0, "[T, B, 3], not [6, 4, 2]"),
    ([6, 4], nil, 0, "[T, B, 3], not [6, 4]"),
    ([6, 4, 3], [1, 2, 3], 0, "4 sequences, but 3 lengths"),
    ([6, 4, 3], [1, 2, 3, 7], 0, "length 7 of sequence 3 is not within 0…6"),
    ([6, 4, 3], [1, -1, 3, 6], 0, "length -1 of sequence 1"),
    ([6, 4, 3], nil, 1, "2 recurrent layers, but initial states for 1"),
    ([6, 4, 3], nil, 2, "cell_1/basic_rnn_cell has the states h, not c, h"),
    ([6, 5, 3], nil, 3, "initial c of the layer"),
  ])
  func `What does not fit is refused`(
    inputs: [Int], lengths: [Int]?, change: Int, what: String
  ) throws {
    let count = inputs.reduce(1, *)
    let tensor = try Tensor<Double>(inputs, (0..<count).map { MemoryFile.value(3, $0) })
    let all = try states()
    let states: [NamedTensors<Double>]? =
      switch change {
      case 0: nil
      case 1: [all[0]]
      case 2: [all[0], all[0]]
      default: all
      }
    let network = try network()
    let error = #expect(throws: NetworkError.self) {
      try network.run(tensor, from: states, lengths: lengths)
    }
    #expect(error?.description.contains(what) == true, "\(error as Any)")
  }

  @Test func `Layers that do not fit make no network`() throws {
    let layers = try network().layers
    #expect(throws: NetworkError.self) { try Network(layers: [layers[1], layers[0]]) }
    #expect(throws: NetworkError.self) { try Network<Double>(layers: []) }
    #expect(throws: NetworkError.self) { try Network(layers: [layers[0], layers[2]]) }
  }

  /// One sequence of a batch, `[T, B, N]` to `[steps, 1, N]`.
  private func part(of tensor: Tensor<Double>, _ row: Int, steps: Int) throws -> Tensor<Double> {
    let (batch, width) = (tensor.shape.dimensions[1], tensor.shape.dimensions[2])
    var scalars: [Double] = []
    for step in 0..<steps {
      let start = (step * batch + row) * width
      scalars += tensor.scalars[start..<(start + width)]
    }
    return try Tensor([steps, 1, width], scalars)
  }

  private func rows(_ states: NamedTensors<Double>, _ row: Int) throws -> NamedTensors<Double> {
    var result: NamedTensors<Double> = [:]
    for (name, tensor) in states {
      let units = tensor.shape.dimensions[1]
      result[name] = try Tensor(
        [1, units], Array(tensor.scalars[(row * units)..<((row + 1) * units)]))
    }
    return result
  }
}
