import Tensors
import Testing

@Suite struct NamedTensorsTests {
  @Test func `Names keep the order of insertion, also when a tensor is replaced`() throws {
    var tensors: NamedTensors<Float> = [
      "kernel": try Tensor([2], [1, 2]), "bias": try Tensor([1], [3]), "c": try Tensor([1], [4]),
    ]
    tensors["kernel"] = try Tensor([1], [9])
    #expect(tensors.names == ["kernel", "bias", "c"])
    tensors["bias"] = nil
    tensors["unknown"] = nil
    #expect(tensors.names == ["kernel", "c"])
    #expect(tensors.map(\.name) == ["kernel", "c"])
    #expect(tensors.map(\.tensor.scalars) == [[9], [4]])
  }
}
