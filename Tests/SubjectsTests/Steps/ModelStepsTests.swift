import Lockstep
import Testing

/// The steps of one layer of a model, natively or as somebody recorded them.
struct ModelStepsTests {
  private func check(lengths: [Int]? = nil) throws -> ModelCheck<Float> {
    try ModelCheck(
      ModelCheckTests.network(), on: ModelCheckTests.data(lengths: lengths),
      judge: ReferenceJudge(reference()))
  }

  @Test(arguments: 0..<3)
  func ofEveryLayerTheNativeStepsAgree(layer: Int) throws {
    let trace = try check().steps(ofLayer: layer)
    #expect(trace.subject == "native")
    #expect(trace.comparison.grade == .A)
    for step in 0..<6 { #expect(try trace.table(of: step).firstBeyond == nil) }
    #expect(try trace.table(of: 5).stages.first?.actual?.count == 2 * [4, 3, 2][layer])
  }

  @Test func pastASequencesEndNothingIsComputed() throws {
    let trace = try check(lengths: [6, 3]).steps(ofLayer: 1)
    #expect(trace.comparison.verdict == .agrees)
    #expect(try trace.table(of: 2).rows == [0, 1])
    #expect(try trace.table(of: 3).rows == [0])
  }

  /// h of layer 1 is anchored; its c, and layer 0, are carried.
  @Test func recordedOutputsAnchorH() throws {
    let data = try ModelCheckTests.data()
    let run = try ModelCheckTests.network().run(data.inputs)
    let h = run.layers[1].outputs
    for factor in [Float(1), 1.01] {
      var scalars = h.scalars
      scalars[3 * 2 * 3 + 4] *= factor
      let outputs = RecordedOutputs<Float>(
        name: "h.npy", tensor: try Tensor(h.shape.dimensions, scalars), format: "float32")
      let trace = try check().steps(ofHidden: outputs)
      let table = try trace.table(of: 3)
      #expect(trace.subject == "h.npy")
      #expect(table.states.map(\.isCarried) == [true, false])
      #expect(table.stages.filter { $0.actual != nil }.map(\.stage) == [Stage(.h)])
      #expect((table.firstBeyond == nil) == (factor == 1))
      if factor != 1 { #expect(table.worst?.element.row == 1 && table.worst?.element.unit == 1) }
      #expect(try trace.table(of: 2).firstBeyond == nil)
    }
  }

  @Test func recordedOutputsOfTheOutputLayerAreJudgedFromTheRecordedH() throws {
    let data = try ModelCheckTests.data()
    let run = try ModelCheckTests.network().run(data.inputs)
    func recorded(_ name: String, _ tensor: Tensor<Float>) -> RecordedOutputs<Float> {
      RecordedOutputs(name: name, tensor: tensor, format: "float32")
    }
    let (h, y) = (recorded("h", run.layers[1].outputs), recorded("y", run.outputs))
    let behind = try check().steps(ofOutput: y, behind: h).table(of: 4)
    let alone = try check().steps(ofOutput: y, behind: nil).table(of: 4)
    #expect(behind.stages.map(\.stage.quantity) == [.inputProduct, .withBias, .y])
    #expect(behind.firstBeyond == nil && alone.firstBeyond == nil)
    #expect(behind.stages[2].bound[0] < alone.stages[2].bound[0])
  }
}
