import Tensors
import Testing

@Suite struct TensorTests {
  @Test func `A tensor holds exactly the elements of its shape`() throws {
    #expect(try Tensor<Float>([2, 3], [1, 2, 3, 4, 5, 6]).shape.count == 6)
    #expect(try Tensor<Float>([4, 0, 5], []).shape.count == 0)
    #expect(try Tensor<Float>([], [7]).shape.count == 1)
    let error = #expect(throws: TensorError.self) { try Tensor<Float>([2, 3], [1, 2, 3, 4, 5]) }
    #expect(error?.description == "a tensor of shape [2, 3] holds 6 elements, not 5")
  }

  @Test func `Negative dimensions and those beyond memory are refused`() throws {
    #expect(throws: ShapeError.negative([2, -3])) { try Shape([2, -3]) }
    #expect(throws: ShapeError.tooLarge([Int.max, 3])) { try Shape([Int.max, 3]) }
    #expect(throws: TensorError.shape(.tooLarge([1 << 61]))) {
      try Tensor<Float>([1 << 61], repeating: 1)
    }
    #expect(try Shape([1 << 61, 0]).count == 0)
    #expect(try "\(Shape([2, 1, 3]))" == "[2, 1, 3]")
    let many = ShapeError.negative([-1] + [Int](repeating: 1, count: 1_000_000))
    #expect(many.description.count < 120, "\(many.description.count) characters")
    #expect(throws: TensorError.shape(.negative([-1]))) {
      try Tensor<Double>([-1], repeating: 1)
    }
  }

  @Test func `Equality of bits tells zeros apart and lets NaN equal itself`() throws {
    let tensor = try Tensor<Float>([3], [0, .nan, 1])
    #expect(tensor.isBitwiseEqual(to: tensor))
    #expect(try !tensor.isBitwiseEqual(to: Tensor([3], [-0.0, .nan, 1])))
    #expect(try !tensor.isBitwiseEqual(to: Tensor([3], [0, Float(nan: 5, signaling: false), 1])))
    #expect(try !tensor.isBitwiseEqual(to: Tensor([1, 3], tensor.scalars)))
    #expect(try !tensor.isBitwiseEqual(to: Tensor([3], [0, .nan, 1 + .ulpOfOne])))
  }

  @Test func `Elements can be changed in place`() throws {
    var tensor = try Tensor<Double>([2, 1], repeating: 3)
    tensor.withUnsafeMutableScalars { $0[1] = 5 }
    #expect(tensor.scalars == [3, 5])
  }
}
