import CrossCheck
import Tensors
import Testing

@Suite struct TraceRules {
  private func problem(
    _ tensors: NamedTensors<Float>, final: NamedTensors<Float> = [:]
  ) throws -> TraceProblem? {
    let example = try someCase(.lstm, as: Float.self)
    do {
      try Trace(tensors: tensors, finalState: final).validate(for: example)
      return nil
    } catch { return error }
  }

  @Test("A trace of one state is enough, and activations may come along")
  func valid() throws {
    let h = try Tensor<Float>([3, 2, 4], repeating: 1)
    #expect(try problem(["h": h]) == nil)
    #expect(try problem(["c": h, "f": h, "z": Tensor([3, 2, 16], repeating: 1)]) == nil)
    #expect(try problem(["h": h], final: ["c": Tensor([2, 4], repeating: 1)]) == nil)
  }

  @Test("A trace without any state is refused")
  func noState() throws {
    #expect(try problem([:]) == .noState(expected: ["c", "h"]))
    let f = try Tensor<Float>([3, 2, 4], repeating: 1)
    #expect(try problem(["f": f]) == .noState(expected: ["c", "h"]))
  }

  @Test(
    "Wrong shapes are refused, also of as many elements",
    arguments: [[2, 3, 4], [3, 2, 5], [24]])
  func shapes(dimensions: [Int]) throws {
    let description = try problem(["h": Tensor(dimensions, repeating: 1)]).map(\.description)
    #expect(
      description == "the trace's h [T, B, H] must have the shape [3, 2, 4], not \(dimensions)")
  }

  @Test("Unknown tensors and final states are refused by name")
  func unknown() throws {
    let h = try Tensor<Float>([3, 2, 4], repeating: 1)
    let last = try Tensor<Float>([2, 4], repeating: 1)
    #expect(try problem(["h": h, "y": h]) == .unknownTensor("y", cell: "lstm"))
    #expect(
      try problem(["h": h], final: ["f": last]) == .unknownFinalState("f", cell: "lstm"))
    #expect(
      try problem(["h": h], final: ["h": h])
        == .finalShape("h", expected: [2, 4], actual: [3, 2, 4]))
  }

  @Test("Half units of nothing, of another shape, or that are none are refused")
  func halfUnits() throws {
    let example = try someCase(.lstm, as: Float.self)
    let h = try Tensor<Float>([3, 2, 4], repeating: 1)
    func problem(_ units: NamedTensors<Double>) -> TraceProblem? {
      do {
        try Trace(tensors: ["h": h], halfUnits: units).validate(for: example)
        return nil
      } catch { return error }
    }
    #expect(try problem(["h": Tensor([3, 2, 4], repeating: 0.5)]) == nil)
    #expect(try problem(["c": Tensor([3, 2, 4], repeating: 0.5)]) == .halfUnits("c"))
    #expect(try problem(["h": Tensor([3, 4, 2], repeating: 0.5)]) == .halfUnits("h"))
    for unit in [-1, .nan, .infinity] {
      #expect(try problem(["h": Tensor([3, 2, 4], repeating: unit)]) == .halfUnits("h"))
    }
  }
}
