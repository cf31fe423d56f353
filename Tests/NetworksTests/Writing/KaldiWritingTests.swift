import Foundation
import ModelFiles
import Networks
import RecurrentCells
import Tensors
import Testing

@Suite struct KaldiWritingTests {
  private func network(_ options: NetworkOptions = NetworkOptions()) throws -> Network<Float> {
    let file = MemoryFile(
      Variable.lstm("rnn/basic_lstm_cell", inputs: 3, units: 5) + [
        Variable("dense/kernel", 5, 2), Variable("dense/bias", 2),
      ])
    return try Network(NetworkPlan(file.variables, options: options), from: file)
  }

  private func floats(_ tensor: KaldiTensor?) throws -> [Float] {
    guard case .float32(let values) = try #require(tensor).values else {
      Issue.record("no float32")
      return []
    }
    return values
  }

  @Test func `A basic LSTM is an LstmProjected`() throws {
    let network = try network(NetworkOptions(outputActivation: .softmax))
    let written = try network.kaldiTensors()
    #expect(written.notes[0].contains("forget bias 1.0 of rnn/basic_lstm_cell is part of its bias"))
    let kernel = try #require(network.layers[0].parameters["kernel"])
    let inputs = try floats(written.tensors["0.LstmProjected.w_gifo_x"])
    // Block g is the canonical j, the second.
    for (row, column) in [(0, 1), (4, 2), (7, 0), (13, 1), (19, 2)] {
      let block = [1, 0, 2, 3][row / 5]
      #expect(inputs[row * 3 + column] == kernel.scalars[column * 20 + block * 5 + row % 5])
    }
    let bias = try #require(network.layers[0].parameters["bias"])
    let sums = try floats(written.tensors["0.LstmProjected.bias"])
    #expect(sums[12] == bias.scalars[12] + 1)
    #expect(sums[2] == bias.scalars[7])
    #expect(try floats(written.tensors["0.LstmProjected.peephole_o_c"]) == [0, 0, 0, 0, 0])
    #expect(try floats(written.tensors["0.LstmProjected.CellClip"]) == [0])
    let projection = try floats(written.tensors["0.LstmProjected.w_r_m"])
    let identity: [Float] = (0..<25).map { $0 / 5 == $0 % 5 ? 1 : 0 }
    #expect(projection == identity)
    #expect(written.tensors["2.Softmax.input_dim"]?.shape == [])
    #expect(written.tensors["1.AffineTransform.linearity"]?.shape == [2, 5])
  }

  @Test(arguments: [true, false])
  func `A written network is read as it was`(isBinary: Bool) throws {
    let one = try network()
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try KaldiNnet1Writer.write(one.kaldiTensors().tensors, to: path, isBinary: isBinary)
    let file = try ModelFormats.open(path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let two = try Network<Float>(NetworkPlan(of: file), from: file)
    let (first, second) = (one.layers[0].parameters, two.layers[0].parameters)
    #expect(second["kernel"]?.isBitwiseEqual(to: try #require(first["kernel"])) == true)
    let dense = try #require(one.layers[1].parameters["kernel"])
    #expect(two.layers[1].parameters["kernel"]?.isBitwiseEqual(to: dense) == true)
    // Written again, it is the same.
    let (third, fourth) = (try one.kaldiTensors().tensors, try two.kaldiTensors().tensors)
    #expect(Set(third.keys) == Set(fourth.keys))
    for (name, tensor) in third where tensor.values.type == .float32 {
      #expect(try floats(fourth[name]) == floats(tensor), "\(name)")
    }
    // Peepholes of zeros and a projection that is the identity are left out for PyTorch.
    #expect(
      try two.variables(naming: .pytorch).tensors["rnn.weight_ih_l0"]?.shape.dimensions == [20, 3])
  }

  @Test func `What nnet1 has not is refused`() throws {
    let rnn = MemoryFile([
      Variable("rnn/basic_rnn_cell/kernel", 8, 5), Variable("rnn/basic_rnn_cell/bias", 5),
    ])
    let network = try Network<Float>(NetworkPlan(rnn.variables), from: rnn)
    let error = #expect(throws: NetworkError.self) { try network.kaldiTensors() }
    #expect(error?.description.contains("rnn/basic_rnn_cell is rnn") == true)
  }
}
