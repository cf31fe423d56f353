import ForwardPass
import Networks
import RecurrentCells
import Tensors
import Testing

@Suite struct PipelineTests {
  private func pipeline(
    _ network: Network<Float>, timeShift: Int = 0
  ) throws -> UtterancePipeline<Float> {
    try UtterancePipeline([ForwardStage(name: "the model", network)], timeShift: timeShift)
  }

  @Test("Every utterance begins from the state of zeros, bit for bit")
  func reset() throws {
    let network = try makeNetwork(as: Float.self)
    let utterances = try [6, 2, 9].enumerated().map { index, steps in
      Utterance<Float>(
        key: "u\(index)", features: try ramp([steps, 3], from: 0.3 * Double(index) - 1))
    }
    let sink = MemorySink<Float>()
    let counts = try pipeline(network).run(MemorySource(utterances), into: sink)
    #expect(counts.utterances == 3 && counts.frames == 17)
    #expect(sink.outputs.map(\.key) == ["u0", "u1", "u2"])
    for (utterance, written) in zip(utterances, sink.outputs) {
      let expected = try outputs(of: network, utterance.features)
      #expect(written.outputs.isBitwiseEqual(to: expected))
    }
  }

  @Test(
    "A number that is not finite is named by utterance, frame and column",
    arguments: [(Float.nan, "NaN"), (.infinity, "inf"), (-.infinity, "-inf")])
  func nonfiniteFeatures(value: Float, text: String) throws {
    var features: Tensor<Float> = try ramp([5, 3], from: 0)
    features.withUnsafeMutableScalars { $0[3 * 3 + 1] = value }
    let error = #expect(throws: ForwardError.self) {
      try pipeline(makeNetwork()).outputs(of: Utterance(key: "bad", features: features))
    }
    #expect(
      error?.description
        == "Utterance bad: in its features there is \(text) at frame 3, column 1, counted from 0.")
  }

  @Test("Outputs that are not finite are named, too")
  func nonfiniteOutputs() throws {
    let stage = ForwardStage<Float>(name: "the model", inputSize: 3, outputSize: 2) { inputs in
      var scalars = [Float](repeating: 0.5, count: 2 * inputs.shape.dimensions[0])
      scalars[2 * 4] = .infinity
      return try Tensor([inputs.shape.dimensions[0], 1, 2], scalars)
    }
    let error = #expect(throws: ForwardError.self) {
      try UtterancePipeline([stage]).outputs(
        of: Utterance(key: "big", features: ramp([6, 3], from: 1)))
    }
    #expect(
      error?.description.contains("the outputs of the model there is inf at frame 4, column 0")
        == true)
  }

  @Test("Features of another width are refused with both numbers")
  func width() throws {
    let error = #expect(throws: ForwardError.self) {
      try pipeline(makeNetwork()).outputs(
        of: Utterance(key: "wide", features: ramp([5, 4], from: 0)))
    }
    #expect(
      error?.description == "Utterance wide has features of 4 columns, but the model takes 3.")
  }

  @Test("An utterance without frames has outputs without frames, and a warning")
  func empty() throws {
    var warnings: [String] = []
    let result = try pipeline(makeNetwork(output: .softmax), timeShift: 2).outputs(
      of: Utterance(key: "none", features: Tensor([0, 0], [])), warn: { warnings.append($0) })
    #expect(result.shape.dimensions == [0, 5])
    #expect(warnings == ["Utterance none has no frames: its outputs have none either."])
  }

  @Test("A time shift repeats the last frame and leaves out the first outputs")
  func timeShift() throws {
    let network = try makeNetwork(as: Float.self)
    let features: Tensor<Float> = try ramp([5, 3], from: -0.5)
    let result = try pipeline(network, timeShift: 2).outputs(
      of: Utterance(key: "late", features: features))
    let longer = try Tensor(
      [7, 3], features.scalars + features.scalars.suffix(3) + features.scalars.suffix(3))
    #expect(result.shape.dimensions == [5, 4])
    #expect(try result.scalars == Array(outputs(of: network, longer).scalars.dropFirst(2 * 4)))
  }

  @Test("A transform goes first, and sizes that do not fit are refused")
  func transform() throws {
    let network = try makeNetwork(as: Float.self)
    let doubled = ForwardStage<Float>(name: "the feature transform", inputSize: 3, outputSize: 3) {
      try Tensor($0.shape.dimensions, $0.scalars.map { 2 * $0 })
    }
    let features: Tensor<Float> = try ramp([4, 3], from: -0.2)
    let result = try UtterancePipeline([doubled, ForwardStage(name: "the model", network)])
      .outputs(of: Utterance(key: "u", features: features))
    let twice = try Tensor([4, 3], features.scalars.map { 2 * $0 })
    #expect(try result.isBitwiseEqual(to: outputs(of: network, twice)))
    let error = #expect(throws: ForwardError.self) {
      try UtterancePipeline([ForwardStage(name: "the model", network), doubled])
    }
    #expect(
      error?.description
        == "the model has 4 outputs, but the feature transform takes 3 inputs.")
  }
}
