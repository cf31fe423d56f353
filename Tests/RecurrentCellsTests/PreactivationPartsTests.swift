import RecurrentCells
import Tensors
import Testing

@Suite struct PreactivationPartsTests {
  @Test func `Their sum is what the cell has before its forget bias, bit for bit`() throws {
    let cell = try Fixture.lstm(inputs: 7, hidden: 5, forgetBias: 0) as LSTMCell<Float>
    let inputs = try Fixture.tensor([2, 3, 7], offset: 11) as Tensor<Float>
    let state = try Fixture.state(cell, batch: 3)
    let run = try cell.run(inputs, from: state, exposingActivations: true)
    let z = try #require(run.activations).z
    let first = try PreactivationParts(
      of: inputs.slice(0), state.h, kernel: cell.kernel, bias: cell.bias)
    let second = try PreactivationParts(
      of: inputs.slice(1), run.h.slice(0), kernel: cell.kernel, bias: cell.bias)
    #expect(try first.sum.isBitwiseEqual(to: z.slice(0)))
    #expect(try second.sum.isBitwiseEqual(to: z.slice(1)))
  }

  @Test func `Two biases are added up before all else, as in the cells`() throws {
    let second = try Fixture.tensor([4], offset: 31) as Tensor<Float>
    let kernel = try Fixture.tensor([7, 4]) as Tensor<Float>
    let bias = try Fixture.tensor([4], offset: 71) as Tensor<Float>
    let cell = try RNNCell(kernel: kernel, bias: bias, recurrentBias: second)
    let inputs = try Fixture.tensor([1, 2, 3], offset: 11) as Tensor<Float>
    let h = try Fixture.tensor([2, 4], offset: 400) as Tensor<Float>
    let run = try cell.run(inputs, from: h, exposingActivations: true)
    let parts = try PreactivationParts(
      of: inputs.slice(0), h, kernel: kernel, bias: bias, recurrentBias: second)
    #expect(try parts.sum.isBitwiseEqual(to: #require(run.z).slice(0)))
  }

  @Test func `The products are those of the kernel's two parts`() throws {
    // Whole numbers, whose sums do not round.
    let kernel = try Tensor<Float>([5, 2], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    let parts = try PreactivationParts(
      of: Tensor([1, 3], [1, -2, 3]), Tensor([1, 2], [2, -1]), kernel: kernel,
      bias: Tensor([2], [100, 200]))
    #expect(parts.input.scalars == [10, 12])
    #expect(parts.recurrent?.scalars == [5, 6])
    #expect(parts.sum.scalars == [115, 218])
    let dense = try PreactivationParts(
      of: Tensor([1, 5], [1, 0, 0, 0, 1]), nil, kernel: kernel, bias: Tensor([2], [0.5, 0.25]))
    #expect(dense.recurrent == nil)
    #expect(dense.sum.scalars == [10.5, 12.25])
  }

  @Test(arguments: [
    (inputs: [3], h: [2, 4], bias: [6], name: "inputs"),
    (inputs: [2, 8], h: [2, 4], bias: [6], name: "kernel"),
    (inputs: [2, 3], h: [3, 4], bias: [6], name: "h"),
    (inputs: [2, 3], h: [2, 3], bias: [6], name: "h"),
    (inputs: [2, 3], h: [2, 4], bias: [5], name: "bias"),
  ])
  func `Another shape is refused by name`(
    inputs: [Int], h: [Int], bias: [Int], name: String
  ) throws {
    let error = #expect(throws: CellError.self) {
      try PreactivationParts<Float>(
        of: Tensor(inputs, repeating: 0.5), Tensor(h, repeating: 0.5),
        kernel: Tensor([7, 6], repeating: 0.5), bias: Tensor(bias, repeating: 0.5))
    }
    #expect(error?.description.contains(name + " must") == true)
  }
}
