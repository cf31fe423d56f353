import CaseFiles
import CrossCheck
import ModelFiles
import Tensors
import Testing

@Suite struct TraceFileTests {
  private let folder: Scratch
  private let example: Case<Double>

  init() throws {
    folder = try Scratch()
    example = try someCase(
      .extendedLSTM(isCoupled: false, hasPeepholes: false, hasProjection: true))
  }

  private func tensor(_ dimensions: [Int], _ first: Int = 1) throws -> Tensor<Double> {
    try Tensor(dimensions, (0..<dimensions.reduce(1, *)).map { Double($0 + first) / 7 })
  }

  @Test("A trace comes back bit for bit, with the gates and the final state that it has")
  func roundTrip() throws {
    let trace = Trace<Double>(
      tensors: ["h": try tensor([3, 2, 7]), "j": try tensor([3, 2, 4], 100)],
      finalState: ["c": try tensor([2, 4], 200), "h": try tensor([2, 7], 300)])
    try TraceFile.write(trace, to: folder["trace.npz"])
    let read = try TraceFile.read(folder["trace.npz"], for: example)
    #expect(read.tensors.names == ["h", "j"])
    #expect(read.finalState.names == ["c", "h"])
    for (name, tensor) in trace.tensors {
      #expect(try #require(read.tensors[name]).isBitwiseEqual(to: tensor))
    }
    for (name, tensor) in trace.finalState {
      #expect(try #require(read.finalState[name]).isBitwiseEqual(to: tensor))
    }
    try TraceFile.write(trace, to: folder["again.npz"])
    #expect(try folder.bytes("trace.npz") == folder.bytes("again.npz"))
  }

  @Test("A trace that is no answer to the case is refused with the reason")
  func refusals() throws {
    func expect(_ trace: Trace<Double>, _ reason: String) throws {
      try TraceFile.write(trace, to: folder["trace.npz"])
      let error = #expect(throws: ModelFileError.self) {
        try TraceFile.read(folder["trace.npz"], for: example)
      }
      #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
    }
    let c = try tensor([3, 2, 4])
    try expect(Trace(tensors: ["j": c]), "the trace holds none of the states c, h")
    try expect(Trace(tensors: ["c": c, "z": c]), "variable z: the cell lstm_projected has no such")
    try expect(Trace(tensors: ["c": c], finalState: ["j": c]), "variable final_j")
    try expect(Trace(tensors: ["h": c]), "variable h: its shape is [3, 2, 4], and by the case's")
    try expect(Trace(tensors: ["c": c], finalState: ["h": c]), "variable final_h: its shape is")
    let transposed = try tensor([2, 3, 4])
    try expect(Trace(tensors: ["c": transposed]), "It is batch-major: transpose it to [T, B, 4].")
    let longer = try tensor([4, 2, 4])
    try expect(Trace(tensors: ["c": longer]), "a step more than the inputs: leave out the initial")
    let both = try tensor([2, 4, 4])
    try expect(Trace(tensors: ["c": both]), "transpose it to [T, B, 4], and leave out the initial")
    let narrow = try Tensor<Float>([3, 2, 4], repeating: 0.5)
    try TraceFile.write(Trace(tensors: ["c": narrow]), to: folder["narrow.npz"])
    #expect(throws: ModelFileError.self) {
      try TraceFile.read(folder["narrow.npz"], for: example)
    }
  }

  @Test("Of decimal text the digits are known, which the file cannot say")
  func decimalText() throws {
    let c = try tensor([3, 2, 4])
    #expect(throws: ModelFileError.self) {
      try TraceFile.write(Trace(tensors: ["c": c], halfUnits: ["c": c]), to: folder["trace.npz"])
    }
    #expect(try folder.names() == [])
  }
}
