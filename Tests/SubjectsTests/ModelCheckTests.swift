import Lockstep
import Testing

/// A stack of two layers and an output layer, with a fault put into one of them.
struct ModelCheckTests {
  /// 5 → 4 → 3, with an output layer of 2; distinct sizes, nothing zero.
  static func network(
    _ change: (inout NamedTensors<Float>, Int) throws -> Void = { _, _ in }
  ) throws -> Network<Float> {
    let sizes = [(5, 4), (4, 3)]
    let layers = try sizes.enumerated().map { index, size in
      var parameters: NamedTensors<Float> = [
        "kernel": try .normal([size.0 + size.1, 4 * size.1], seed: 3, name: "kernel \(index)"),
        "bias": try .normal([4 * size.1], seed: 3, name: "bias \(index)"),
      ]
      try change(&parameters, index)
      return try Layer(
        name: "layer \(index)", signature: .lstm, parameters: parameters,
        options: ["forget_bias": 0.5])
    }
    let output = try Layer<Float>(
      name: "output", signature: .denseSoftmax,
      parameters: [
        "kernel": .normal([3, 2], seed: 3, name: "output"),
        "bias": .normal([2], seed: 3, name: "output bias"),
      ])
    return try Network(layers: layers + [output])
  }

  static func data(lengths: [Int]? = nil) throws -> ModelData<Float> {
    ModelData(inputs: try .normal([6, 2, 5], seed: 4, name: "inputs"), lengths: lengths)
  }

  /// What a network computes, as somebody's outputs of the right one.
  private func results(
    of wrong: Network<Float>, lengths: [Int]? = nil, hidden: Bool = true, output: Bool = true,
    edit: (inout [Float], inout [Float]) -> Void = { _, _ in }
  ) throws -> [PartResult] {
    let data = try Self.data(lengths: lengths)
    let run = try wrong.run(data.inputs, lengths: lengths)
    let (h, y) = (run.layers[1].outputs, run.outputs)
    var (hidden_, output_) = (h.scalars, y.scalars)
    edit(&hidden_, &output_)
    let check = try ModelCheck(
      Self.network(), on: data, judge: ReferenceJudge<Float>(reference()))
    return try check.recorded(
      hidden: hidden
        ? RecordedOutputs(
          name: "h", tensor: Tensor(h.shape.dimensions, hidden_), format: "float32") : nil,
      output: output
        ? RecordedOutputs(
          name: "y", tensor: Tensor(y.shape.dimensions, output_), format: "float32") : nil)
  }

  @Test(arguments: [nil, [6, 3], [0, 6]] as [[Int]?])
  func theRightNetworkAgrees(lengths: [Int]?) throws {
    let native = try ModelCheck(
      Self.network(), on: Self.data(lengths: lengths), judge: ReferenceJudge(reference())
    ).native()
    #expect(native.map(\.part) == ["layer 0", "layer 1", "output layer"])
    #expect(native.allSatisfy { $0.comparison.grade == .A })
    for (hidden, output) in [(true, true), (true, false), (false, true)] {
      let results = try results(
        of: Self.network(), lengths: lengths, hidden: hidden, output: output)
      #expect(results.allSatisfy { $0.verdict == .agrees })
      #expect(results.count == (hidden ? 1 : 0) + (output ? 1 : 0))
    }
  }

  @Test(arguments: [0, 1])
  func aBiasThatIsMissingInOneLayerIsFound(layer: Int) throws {
    let wrong = try Self.network { parameters, index in
      if index == layer { parameters["bias"] = try Tensor([4 * (4 - index)], repeating: 0) }
    }
    let results = try results(of: wrong)
    #expect(results[0].comparison.verdict == .diverges)
    // The output layer itself is right, as its inputs are given.
    #expect(results[1].comparison.verdict == .agrees)
    #expect(results[0].carriedParts == ["layer 0"])
  }

  @Test func outputsAloneShowAFaultBelow() throws {
    let wrong = try Self.network { parameters, index in
      if index == 0 { parameters["bias"] = try Tensor([16], repeating: 0) }
    }
    let results = try results(of: wrong, hidden: false)
    #expect(results.map(\.comparison.verdict) == [.diverges])
    #expect(results[0].carriedParts == ["layer 0", "layer 1"])
  }

  @Test func theForgetBiasIsNamed() throws {
    let network = try Self.network()
    let wrong = try Network(
      layers: network.layers.map { layer in
        guard layer.signature == .lstm else { return layer }
        return try Layer(
          name: layer.name, signature: .lstm, parameters: layer.parameters,
          options: ["forget_bias": 1])
      })
    let results = try results(of: wrong)
    #expect(results[0].explanation.contains("with 1 everything here agrees"))
  }

  @Test func pastAnEndOnlyZerosOrTheLastOutputAgree() throws {
    let units = 3
    /// Step 4 of the second sequence, which has three steps.
    let place = (4 * 2 + 1) * units
    let wrong = try results(of: Self.network(), lengths: [6, 3], output: false) { h, _ in
      h[place] = 1e-20
    }
    #expect(wrong[0].comparison.verdict == .diverges)
    let repeated = try results(of: Self.network(), lengths: [6, 3], output: false) { h, _ in
      for step in 3..<6 {
        for unit in 0..<units { h[(step * 2 + 1) * units + unit] = h[(2 * 2 + 1) * units + unit] }
      }
    }
    #expect(repeated[0].comparison.verdict == .agrees)
  }

  @Test func aWrongProbabilityIsFound() throws {
    let results = try results(of: Self.network()) { _, y in y[7] += 1e-5 }
    #expect(results[0].comparison.verdict == .agrees)
    #expect(results[1].comparison.first?.step == 1)
    #expect(results[1].comparison.first?.unit == 1)
  }

  @Test func hiddenStatesStoredNarrowerDoNotAnchorTheOutputs() throws {
    let (network, data) = (try Self.network(), try Self.data())
    let run = try network.run(data.inputs)
    let (h, y) = (run.layers[1].outputs, run.outputs)
    // Eleven bits of each, as float16 keeps them.
    let rounded = h.scalars.map { Float(bitPattern: ($0.bitPattern &+ 0x1000) & ~0x1FFF) }
    let results = try ModelCheck(
      network, on: data, judge: ReferenceJudge<Float>(reference())
    ).recorded(
      hidden: RecordedOutputs(
        name: "h", tensor: Tensor(h.shape.dimensions, rounded), format: "float16"),
      output: RecordedOutputs(name: "y", tensor: y, format: "float32"))
    #expect(results.map(\.verdict) == [.agrees, .agrees])
    #expect(results[1].carriedParts == ["layer 0", "layer 1"])
  }

  @Test func whatProvesNothingDoesNotAgree() throws {
    let nothing = try results(of: Self.network(), lengths: [0, 0])
    #expect(nothing.map(\.verdict) == [.inconclusive, .inconclusive])
    // So large an input that a sum could overflow: nothing verifies the NaN that all follows from.
    var inputs = try Self.data().inputs
    inputs.withUnsafeMutableScalars { $0[0] = 3e38 }
    let network = try Self.network()
    let check = try ModelCheck(
      network, on: ModelData(inputs: inputs), judge: ReferenceJudge<Float>(reference()))
    let spoiled = try Tensor<Float>([6, 2, 3], repeating: .nan)
    let results = try check.recorded(
      hidden: RecordedOutputs(name: "h", tensor: spoiled, format: "float32"), output: nil)
    #expect(results[0].verdict != .agrees)
  }

  /// A unit that is 0 in any case is evidence at every step; it must not vouch for the others.
  @Test func aDeadUnitDoesNotVouchForTheOthers() throws {
    let network = try Self.network { parameters, index in
      parameters["kernel"]?.withUnsafeMutableScalars { kernel in
        for place in kernel.indices { kernel[place] *= index == 1 && place % 3 == 0 ? 0 : 2 }
      }
      guard index == 1 else { return }
      parameters["bias"]?.withUnsafeMutableScalars { bias in
        for place in stride(from: 0, to: bias.count, by: 3) { bias[place] = 0 }
      }
    }
    let data = ModelData<Float>(inputs: try .normal([400, 1, 5], seed: 4, name: "inputs"))
    var h = try network.run(data.inputs).layers[1].outputs
    #expect(stride(from: 0, to: 1200, by: 3).allSatisfy { h.scalars[$0] == 0 })
    h.withUnsafeMutableScalars { h in for index in 900..<1200 { h[index].negate() } }
    let check = try ModelCheck(network, on: data, judge: ReferenceJudge<Float>(reference()))
    let result = try check.recorded(
      hidden: RecordedOutputs(name: "h", tensor: h, format: "float32"), output: nil)[0]
    #expect(result.verdict != .agrees, "\(result.explanation)")
  }

  @Test func stepsThatTheCarriedBoundDoesNotReachDoNotAgree() throws {
    let network = try Self.network { parameters, _ in
      parameters["kernel"]?.withUnsafeMutableScalars { kernel in
        for index in kernel.indices { kernel[index] *= 2 }
      }
    }
    let data = ModelData<Float>(inputs: try .normal([400, 1, 5], seed: 4, name: "inputs"))
    var y = try network.run(data.inputs).outputs
    let check = try ModelCheck(network, on: data, judge: ReferenceJudge<Float>(reference()))
    func verdict() throws -> PartResult {
      try check.recorded(
        hidden: nil, output: RecordedOutputs(name: "y", tensor: y, format: "float32"))[0]
    }
    let right = try verdict()
    #expect(right.verdict == .inconclusive && right.comparison.verdict == .agrees)
    #expect(right.explanation.contains("the bound proves nothing of them"))
    y.withUnsafeMutableScalars { for index in 600..<800 { $0[index] = 0.9 } }
    #expect(try verdict().verdict != .agrees)
  }
}
