import Lockstep
import Testing

/// Frames spliced into a layer's inputs: the reference puts them together by itself.
struct SplicedModelTests {
  /// 3 numbers a frame, shifted; three frames spliced into an LSTM of 4 units; an output layer of 2.
  private static func network(_ offsets: [Int]) throws -> Network<Float> {
    func tensor(_ shape: [Int], _ name: String) throws -> Tensor<Float> {
      try .normal(shape, seed: 5, name: name)
    }
    return try Network(layers: [
      Layer(
        name: "shift", signature: .shift, parameters: ["shift": tensor([3], "shift")]),
      Layer(
        name: "lstm", signature: .lstm,
        parameters: ["kernel": tensor([13, 16], "kernel"), "bias": tensor([16], "bias")],
        splice: Splice(offsets: offsets)),
      Layer(
        name: "output", signature: .dense,
        parameters: ["kernel": tensor([4, 2], "output"), "bias": tensor([2], "output bias")]),
    ])
  }

  private static func data(lengths: [Int]? = nil) throws -> ModelData<Float> {
    ModelData(inputs: try .normal([7, 2, 3], seed: 6, name: "frames"), lengths: lengths)
  }

  private func check(
    _ lengths: [Int]?, implementation offsets: [Int]
  ) throws -> ModelCheck<Float> {
    try ModelCheck(
      Self.network([-2, 0, 1]), on: Self.data(lengths: lengths),
      judge: ReferenceJudge(reference()), implementation: Self.network(offsets))
  }

  @Test(arguments: [nil, [7, 4], [3, 0]] as [[Int]?])
  func everyLayerAgrees(lengths: [Int]?) throws {
    let check = try check(lengths, implementation: [-2, 0, 1])
    #expect(try check.native().allSatisfy { $0.verdict == .agrees })
  }

  @Test(arguments: [[-2, 0, 2], [0, -2, 1], [-1, 0, 1]])
  func otherFramesAreFoundInTheirLayer(offsets: [Int]) throws {
    let results = try check(nil, implementation: offsets).native("converted")
    #expect(results.map(\.verdict) == [.agrees, .diverges, .agrees])
  }

  /// Outputs alone, everything below carried through the splice; and beside the hidden outputs.
  @Test(arguments: [[-2, 0, 1], [-2, 0, 2]], [nil, [7, 4]] as [[Int]?])
  func recordedOutputsAreJudgedThroughIt(offsets: [Int], lengths: [Int]?) throws {
    let run = try Self.network(offsets).run(Self.data().inputs, lengths: lengths)
    let check = try check(lengths, implementation: [-2, 0, 1])
    let (h, y) = (
      RecordedOutputs(name: "h", tensor: run.layers[1].outputs, format: "float32"),
      RecordedOutputs(name: "y", tensor: run.outputs, format: "float32")
    )
    let expected: Verdict = offsets[2] == 1 ? .agrees : .diverges
    #expect(try check.recorded(hidden: nil, output: y).map(\.verdict) == [expected])
    #expect(try check.recorded(hidden: h, output: y).map(\.verdict) == [expected, .agrees])
  }

  /// The last frame stands behind a sequence's end; a port that takes what lies there is found.
  @Test func whatLiesPastAnEndIsNotSpliced() throws {
    let whole = try Self.network([-2, 0, 1]).run(Self.data().inputs)
    let check = try check([7, 4], implementation: [-2, 0, 1])
    let result = try check.recorded(
      hidden: RecordedOutputs(name: "h", tensor: whole.layers[1].outputs, format: "float32"),
      output: nil)[0]
    #expect(result.verdict == .diverges)
    #expect(result.comparison.first?.step == 3)
    #expect(result.comparison.first?.batch == 1)
  }
}
