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

  @Test func `Few and many names are found alike, also when one is removed`() throws {
    var tensors: NamedTensors<Double> = [:]
    let names = (0..<40).map { "w\($0)" }
    for (number, name) in names.enumerated() {
      tensors[name] = try Tensor([1], [Double(number + 1)])
      for earlier in 0...number {
        #expect(tensors[names[earlier]]?.scalars == [Double(earlier + 1)])
      }
    }
    tensors["w3"] = try Tensor([2], [-1, -2])
    for removed in stride(from: 38, through: 0, by: -2) {
      tensors[names[removed]] = nil
      #expect(tensors[names[removed]] == nil)
      for kept in stride(from: 1, to: 40, by: 2) where kept != 3 {
        #expect(tensors[names[kept]]?.scalars == [Double(kept + 1)])
      }
    }
    #expect(tensors.names.count == 20)
    #expect(tensors["w3"]?.scalars == [-1, -2])
    #expect(tensors.map(\.name) == tensors.names)
  }
}
