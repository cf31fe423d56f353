import RecurrentCells
import Tensors
import Testing

@Suite struct DenseLayerTests {
  /// Small integers, whose sums are exact, against the sum written out.
  @Test func `Each output is its bias plus its products`() throws {
    let kernel = try Tensor<Float>([2, 3], [1, 2, 3, -4, 5, 6])
    let layer = try DenseLayer(kernel: kernel, bias: Tensor([3], [0.5, -1, 2]))
    let y = try layer.run(Tensor([2, 1, 2], [1, 2, -3, 4]))
    #expect(y.shape.dimensions == [2, 1, 3])
    #expect(y.scalars == [-6.5, 11, 17, -18.5, 13, 17])
  }

  @Test func `Softmax of a row adds up to one and keeps the differences of the logits`() throws {
    let layer = try DenseLayer<Double>(
      kernel: Tensor([1, 3], [1, 0, -1]), bias: Tensor([3], [700, 700, 700]), activation: .softmax)
    let (y, z) = try layer.run(Tensor([1, 2, 1], [2, 3]), exposingActivations: true)
    #expect(z?.scalars == [702, 700, 698, 703, 700, 697])
    let powers = [0, -2, -4].map { 2.718281828459045.power(of: $0) }
    let sum = powers.reduce(0, +)
    for (share, power) in zip(y.scalars, powers) {
      #expect((share - power / sum).magnitude < 1e-15)
    }
  }

  @Test func `NaN spoils its own row only`() throws {
    let layer = try DenseLayer<Float>(
      kernel: Tensor([1, 2], [1, 3]), bias: Tensor([2], [0, 1]), activation: .softmax)
    let y = try layer.run(Tensor([1, 2, 1], [.nan, 1]))
    #expect(y.scalars.map(\.isNaN) == [true, true, false, false])
  }

  @Test func `Shapes that do not fit are refused by name`() throws {
    let kernel = try Tensor<Float>([2, 3], repeating: 0.5)
    #expect(throws: CellError.self) { try DenseLayer(kernel: kernel, bias: Tensor([2], [1, 2])) }
    let layer = try DenseLayer(kernel: kernel, bias: Tensor([3], [1, 2, 3]))
    let error = #expect(throws: CellError.self) { try layer.run(Tensor([1, 2], [1, 2])) }
    #expect(error?.description.hasPrefix("the tensor inputs must") == true)
  }

  @Test func `A second bias is added to the first`() throws {
    let kernel = try Fixture.tensor([5, 8]) as Tensor<Float>
    let first = try Tensor<Float>([8], [1, 2, 3, 4, 5, 6, 7, 8])
    let second = try Tensor<Float>([8], [8, 6, 4, 2, 0, -2, -4, -6])
    let cell = try LSTMCell(kernel: kernel, bias: first, recurrentBias: second)
    #expect(cell.bias.scalars == [9, 8, 7, 6, 5, 4, 3, 2])
    #expect(throws: CellError.self) {
      try LSTMCell(kernel: kernel, bias: first, recurrentBias: Tensor([7], repeating: 1))
    }
  }
}

extension Double {
  /// self^exponent, by multiplication.
  fileprivate func power(of exponent: Int) -> Double {
    let power = (0..<exponent.magnitude).reduce(1.0) { product, _ in product * self }
    return exponent < 0 ? 1 / power : power
  }
}
