public import CrossCheck
public import Networks
import Tensors

/// A model in lockstep with the reference, layer by layer, on given data.
public struct ModelCheck<Scalar: SubjectScalar> {
  let network: Network<Scalar>
  let data: ModelData<Scalar>
  let judge: ReferenceJudge<Scalar>

  /// Whose names and layouts the model's file has; nil if that is not known.
  let naming: Naming?

  /// The layers as cases, as the native forward pass came by them.
  let layers: [SplicedCase<Scalar>]
  let run: NetworkRun<Scalar>

  /// Runs the network natively.
  ///
  /// - Parameter implementation: what is run for the network, such as what a conversion made of it; nil
  ///   is the network itself. Its layers have the same states, of the same widths.
  /// - Parameter naming: whose names and layouts the model's file has; nil if that is not known.
  /// - Throws: `NetworkError` if the data does not fit the network, or the implementation is of other
  ///   layers.
  public init(
    _ network: Network<Scalar>, on data: ModelData<Scalar>, judge: ReferenceJudge<Scalar>,
    implementation: Network<Scalar>? = nil, naming: Naming? = nil
  ) throws {
    if let implementation { try Self.compare(implementation, with: network) }
    self.network = network
    self.data = data
    self.judge = judge
    self.naming = naming
    let run = try (implementation ?? network).run(
      data.inputs, from: data.initialStates, lengths: data.lengths)
    layers = try zip(network.layers, run.layers).map { layer, run in
      SplicedCase(
        try Self.makeCase(layer, inputs: run.inputs, initialStates: run.initialStates),
        splice: layer.splice)
    }
    self.run = run
  }

  /// The native forward pass: every layer from its own states, or from its inputs.
  ///
  /// - Parameter subject: whose numbers these are called.
  /// - Throws: if the reference itself fails.
  public func native(_ subject: String = "native") throws -> [PartResult] {
    try zip(layers, run.layers).enumerated().map { index, layer in
      let (spliced, run) = layer
      let part = JudgedPart(
        index: index, subject: subject,
        pair: JudgedPair(spliced.example, Trace(tensors: run.states)),
        below: try frames(of: index),
        padding: spliced.example.signature.isRecurrent ? { _ in .repeated } : nil)
      var result = try result(of: part)
      result.detail = try detail(of: part, result.comparison)
      return result
    }
  }

  /// What lies below a layer whose inputs are known: the frames that they are spliced of, or nothing.
  func frames(of index: Int) throws -> LayersBelow<Scalar> {
    guard let splice = network.layers[index].splice else {
      return LayersBelow(lengths: data.lengths)
    }
    let frames = index == 0 ? data.inputs : run.layers[index - 1].outputs
    return LayersBelow(
      [SplicedCase(try Self.makeCopy(of: frames))], splice: splice, lengths: data.lengths)
  }

  /// One layer judged under either contract for activations.
  func result(of part: JudgedPart<Scalar>) throws -> PartResult {
    var unknown: UnknownElements?
    let comparison = try Comparison.underEitherContract { contract in
      let (whole, compared) = try self.comparison(of: part, contract)
      unknown = whole.unknownElements(of: part.pair.trace, lengths: lengths(of: part))
      return compared
    }
    return PartResult(
      part: network.partName(at: part.index), subject: part.subject,
      signature: part.pair.example.signature, sizes: part.pair.example.sizes,
      comparison: comparison, carriedParts: part.carried.map(network.partName(at:)),
      unknown: unknown, isEmpty: !lengths(of: part).contains { $0 > 0 }, keys: data.keys)
  }

  /// What a layer's divergence looks like from near; nil if it does not diverge.
  func detail(of part: JudgedPart<Scalar>, _ comparison: Comparison) throws -> FindingDetail? {
    guard let first = comparison.origin, part.pair.example.sizes.steps > 0 else { return nil }
    let (_, judgement) = try judgements(of: part, comparison.contract)
    let steps = try StagedTrace(
      part.subject, part.pair, judge: judge, below: part.below, keys: data.keys)
    return FindingDetail(
      at: first, judgement: judgement, of: part.pair.trace, batch: part.pair.example.sizes.batch,
      table: try steps.table(of: first.step))
  }

  /// Which known mistakes explain that a layer diverges; nil if it does not.
  func diagnosis(of part: JudgedPart<Scalar>, _ comparison: Comparison) throws -> Diagnosis? {
    try Diagnostician(judge: judge).diagnosis(of: part.pair, comparison, below: part.below) {
      try self.comparison(of: part, $1, mistake: $0)
    }
  }

  private func comparison(
    of part: JudgedPart<Scalar>, _ contract: ActivationContract, mistake: String? = nil
  ) throws -> (Judgement, Comparison) {
    let (whole, judgement) = try judgements(of: part, contract, mistake: mistake)
    return (
      whole,
      try Comparison(
        of: part.pair.trace, to: part.pair.example, judgement: judgement, contract: contract)
    )
  }

  /// The judgement of all, and that with which all is compared: what is past the sequences' ends is
  /// left out there.
  private func judgements(
    of part: JudgedPart<Scalar>, _ contract: ActivationContract, mistake: String? = nil
  ) throws -> (whole: Judgement, compared: Judgement) {
    let whole = try judge.judge(
      part.pair, below: part.below, contract: contract, mistake: mistake)
    let padding = data.keys == nil ? part.padding : { _ in .absent }
    guard let padding, data.lengths != nil else { return (whole, whole) }
    let lengths = lengths(of: part)
    return (
      whole,
      whole.cut(
        to: lengths, padding: lengths.indices.map(padding), of: part.pair.trace,
        to: part.pair.example)
    )
  }

  private func lengths(of part: JudgedPart<Scalar>) -> [Int] {
    let sizes = part.pair.example.sizes
    return data.lengths ?? [Int](repeating: sizes.steps, count: sizes.batch)
  }
}

extension ModelCheck {
  private static func compare(
    _ implementation: Network<Scalar>, with network: Network<Scalar>
  ) throws {
    func shapes(_ network: Network<Scalar>) -> [[Int]] {
      network.layers.map { layer in
        [
          layer.inputSize, layer.frameSize, layer.outputSize,
          layer.signature.isRecurrent ? layer.hiddenSize : 0,
        ]
      }
    }
    guard shapes(implementation) == shapes(network) else {
      throw NetworkError.argument("The layers of the two networks are of other sizes")
    }
  }

  static func makeCase(
    _ layer: Layer<Scalar>, inputs: Tensor<Scalar>, initialStates: NamedTensors<Scalar>,
    options: [String: Double]? = nil, name: String? = nil
  ) throws -> Case<Scalar> {
    var tensors = layer.parameters
    tensors["inputs"] = inputs
    for (name, tensor) in initialStates { tensors["initial_" + name] = tensor }
    return try Case(
      layer.signature,
      sizes: Sizes(
        steps: inputs.shape.dimensions[0], batch: inputs.shape.dimensions[1],
        inputSize: layer.inputSize, hiddenSize: layer.hiddenSize,
        projectionSize: layer.projectionSize),
      options: options ?? layer.options, tensors: tensors,
      provenance: .given(name: name ?? layer.name))
  }

  /// The case of a layer that passes frames on as they are.
  static func makeCopy(of frames: Tensor<Scalar>) throws -> Case<Scalar> {
    let shape = frames.shape.dimensions
    let sizes = Sizes(steps: shape[0], batch: shape[1], inputSize: shape[2], hiddenSize: shape[2])
    return try Case(
      .copy, sizes: sizes,
      tensors: ["inputs": frames, "initial_y": try Tensor([shape[1], shape[2]], repeating: 0)],
      provenance: .given(name: "frames"))
  }
}
