import ModelFiles
import Networks
import RecurrentCells
import Tensors
import Testing

@Suite struct KaldiTests {
  private static let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  private func open(_ name: String) throws -> any ModelFile {
    try ModelFormats.open("/\(Self.folder)/Fixtures/kaldi/nnet1/\(name)")
  }

  @Test func `Every component is a layer, and a Splice is part of the next`() throws {
    let plan = NetworkPlan(of: try open("all_kinds.nnet"))
    #expect(plan.problem == nil)
    #expect(plan.naming == .kaldi)
    #expect(
      plan.layers.map(\.name) == [
        "0.Splice+1.AddShift", "2.Rescale", "3.LstmProjected", "4.LstmProjected", "5.Tanh",
        "6.Sigmoid",
        "7.AffineTransform", "8.Softmax",
      ])
    #expect(plan.layers[0].splice?.offsets == [-2, 0, 5])
    #expect(plan.layers[0].frameSize == 4)
    #expect(plan.layers.map(\.outputSize) == [12, 12, 3, 6, 6, 6, 9, 9])
    #expect(plan.layers[2].options == ["forget_bias": 0, "cell_clip": 50, "projection_clip": 0])
    #expect(plan.partName(at: 7) == "layer 7")
    #expect(plan.assumptions.isEmpty)
    #expect(plan.variables.allSatisfy { plan.role(of: $0) != .unused })
  }

  /// The outputs that somebody else computed in float64, from weights of which the file has seven
  /// digits.
  @Test func `LstmProjected computes what it should`() throws {
    let file = try open("lstmp_4x5p3.nnet.txt")
    let network = try Network<Double>(NetworkPlan(of: file), from: file)
    let recorded = try open("lstmp_4x5p3.io.npz")
    let (x, y): (Tensor<Double>, Tensor<Double>) = (
      try recorded.tensor("x"), try recorded.tensor("y")
    )
    let run = try network.run(Tensor([7, 1, 4], x.scalars))
    #expect(run.outputs.shape.dimensions == [7, 1, 3])
    for (actual, expected) in zip(run.outputs.scalars, y.scalars) {
      #expect(abs(actual - expected) < 1e-7)
    }
  }

  @Test func `What a Kaldi network says itself is no option`() throws {
    let file = try open("all_kinds.nnet")
    for options in [
      NetworkOptions(cellClip: 3), NetworkOptions(projectionClip: 3), NetworkOptions(scopes: ["x"]),
      NetworkOptions(output: .absent), NetworkOptions(outputActivation: .softmax),
    ] {
      let problem = NetworkPlan(of: file, options: options).problem
      guard case .option = problem else {
        Issue.record("\(problem as Any)")
        continue
      }
    }
    let biased = NetworkPlan(of: file, options: NetworkOptions(forgetBias: 1))
    #expect(biased.layers[2].options["forget_bias"] == 1)
    #expect(biased.assumptions[0].contains("as Kaldi runs it has none"))
  }

  /// Kaldi's names in another file, where no parser has looked at them.
  @Test(arguments: [
    ("0.LstmProjected.bias", [9], "bias must have the shape [20], not [9]"),
    ("0.LstmProjected.w_r_m", [4], "w_r_m must be there"),
    ("2.Softmax.input_dim", [], "no component 1"),
    ("0.Tanh.input_dim", [], "both"),
    ("0.LstmProjected.CellClip", [2], "CellClip must be one number"),
  ])
  func `What does not fit is refused`(name: String, shape: [Int], reason: String) throws {
    let written = try open("lstmp_4x5p3.nnet.txt")
    let changed = Variable(name: name, type: .float32, shape: shape)
    let file = ChangedFile(
      base: written, variables: written.variables.filter { $0.name != name } + [changed],
      changed: name)
    let problem = NetworkPlan(of: file).problem
    #expect(problem?.description.contains(reason) == true, "\(problem as Any)")
  }

  @Test func `An offset is of 32 bits`() throws {
    let written = try open("all_kinds.nnet")
    let name = "0.Splice.offsets"
    let changed = Variable(name: name, type: ElementType("int64", byteCount: 8), shape: [3])
    let file = ChangedFile(
      base: written, variables: written.variables.filter { $0.name != name } + [changed],
      changed: name, byte: 0x40)
    let problem = NetworkPlan(of: file).problem
    #expect(problem?.description.contains("of 32 bits") == true, "\(problem as Any)")
  }

  @Test func `Frames are spliced up to each sequence's end`() throws {
    let splice = try #require(Splice(offsets: [-1, 2]))
    let layer = try Layer<Double>(
      name: "s", signature: .scale, parameters: ["scale": Tensor([4], [1, 2, 3, 4])],
      splice: splice)
    let frames = try Tensor<Double>([3, 2, 2], (1...12).map(Double.init))
    let run = try Network(layers: [layer]).run(frames, lengths: [3, 2])
    // Sequence 0 holds (1, 2), (5, 6), (9, 10); sequence 1 (3, 4), (7, 8).
    #expect(
      run.outputs.scalars.prefix(16) == [
        1, 4, 27, 40, 3, 8, 21, 32, 1, 4, 27, 40, 3, 8, 21, 32,
      ])
  }

  @Test func `The final softmax can be left out`() throws {
    let file = try open("all_kinds.nnet")
    let network = try Network<Double>(NetworkPlan(of: file), from: file)
    #expect(try network.droppingFinalSoftmax()?.layers.count == 7)
    #expect(try network.droppingFinalSoftmax()?.droppingFinalSoftmax() == nil)
  }
}

/// A file with one variable of another shape, of zeros or of another byte throughout.
private struct ChangedFile: ModelFile {
  let base: any ModelFile
  let variables: [Variable]
  let changed: String
  var byte: UInt8 = 0

  var format: String { base.format }
  var path: String { base.path }

  func withBytes<Result>(
    of variable: Variable, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    guard variable.name == changed else { return try base.withBytes(of: variable, body) }
    return try [UInt8](repeating: byte, count: variable.byteCount ?? 0).withUnsafeBytes(body)
  }
}
