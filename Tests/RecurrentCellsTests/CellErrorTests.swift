import RecurrentCells
import Tensors
import Testing

@Suite struct CellErrorTests {
  @Test(arguments: [[3, 7], [2, 8], [1, 8], [24], [3, 2, 4], [5, 0], [0, 4]])
  func `A kernel of another layout is refused`(dimensions: [Int]) throws {
    let kernel = try Tensor<Float>(dimensions, repeating: 0.5)
    let bias = try Tensor<Float>([dimensions.last ?? 0], repeating: 0.5)
    let error = #expect(throws: CellError.self) { try LSTMCell(kernel: kernel, bias: bias) }
    #expect(error?.description.contains("[I+H, 4H]") == true)
    #expect(error?.description.contains("\(kernel.shape)") == true)
  }

  @Test func `A bias that does not fit the kernel is refused`() throws {
    let error = #expect(throws: CellError.self) {
      try LSTMCell<Float>(
        kernel: Tensor([5, 8], repeating: 0.5), bias: Tensor([2], repeating: 0.5))
    }
    #expect(error?.description == "the tensor bias must have the shape [8], not [2]")
  }

  @Test(arguments: [
    (inputs: [4, 3, 2], c: [3, 5], h: [3, 5], name: "inputs"),
    (inputs: [4, 3], c: [3, 5], h: [3, 5], name: "inputs"),
    (inputs: [4, 3, 7], c: [5, 3], h: [3, 5], name: "c"),
    (inputs: [4, 3, 7], c: [3, 5], h: [4, 5], name: "h"),
  ])
  func `Inputs and states of another shape are refused by name`(
    inputs: [Int], c: [Int], h: [Int], name: String
  ) throws {
    let cell = try Fixture.lstm(inputs: 7, hidden: 5) as LSTMCell<Float>
    let state = try LSTMCell<Float>.State(c: Fixture.tensor(c), h: Fixture.tensor(h))
    let error = #expect(throws: CellError.self) {
      try cell.run(Fixture.tensor(inputs), from: state)
    }
    #expect(error?.description.hasPrefix("the tensor \(name) must") == true)
  }

  @Test func `A step takes rows, not a sequence`() throws {
    let cell = try Fixture.rnn(inputs: 7, hidden: 5) as RNNCell<Float>
    #expect(throws: CellError.self) {
      try cell.step(Fixture.tensor([4, 3, 7]), from: cell.zeroState(batch: 3))
    }
  }

  @Test(arguments: [-1, Int.max])
  func `A batch that is negative or beyond memory is refused`(batch: Int) throws {
    let cell = try Fixture.lstm(inputs: 7, hidden: 5) as LSTMCell<Float>
    #expect(throws: CellError.self) { try cell.zeroState(batch: batch) }
  }
}
