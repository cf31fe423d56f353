public import CrossCheck
public import Networks
import Tensors

/// A model in lockstep with the reference, layer by layer, on given data.
public struct ModelCheck<Scalar: SubjectScalar> {
  let network: Network<Scalar>
  let data: ModelData<Scalar>
  let judge: ReferenceJudge<Scalar>

  /// The cases of the layers, as the native forward pass came by them.
  let cases: [Case<Scalar>]
  private let run: NetworkRun<Scalar>

  /// Runs the network natively.
  ///
  /// - Throws: `NetworkError` if the data does not fit the network.
  public init(
    _ network: Network<Scalar>, on data: ModelData<Scalar>, judge: ReferenceJudge<Scalar>
  ) throws {
    self.network = network
    self.data = data
    self.judge = judge
    run = try network.run(data.inputs, from: data.initialStates, lengths: data.lengths)
    cases = try zip(network.layers, run.layers).map { layer, run in
      try Self.makeCase(layer, inputs: run.inputs, initialStates: run.initialStates)
    }
  }

  /// The native forward pass: every layer from its own states, the output layer from its inputs.
  ///
  /// - Throws: if the reference itself fails.
  public func native() throws -> [PartResult] {
    var results = try zip(cases, run.layers).enumerated().map { index, layer in
      let (example, run) = layer
      return try result(
        "layer \(index)", "native", JudgedPair(example, Trace(tensors: run.states)),
        LayersBelow(lengths: data.lengths)
      ) { _ in .repeated }
    }
    if let output = network.output, let y = run.output, let last = run.layers.last {
      let example = try Self.makeCase(output, inputs: last.outputs)
      results.append(
        try result(
          "output layer", "native", JudgedPair(example, Trace(tensors: ["y": y])), LayersBelow()))
    }
    return results
  }

  /// One layer judged under either contract for activations.
  func result(
    _ part: String, _ subject: String, _ pair: JudgedPair<Scalar>, _ below: LayersBelow<Scalar>,
    padding: ((_ row: Int) -> Padding)? = nil
  ) throws -> PartResult {
    let sizes = pair.example.sizes
    let lengths = data.lengths ?? [Int](repeating: sizes.steps, count: sizes.batch)
    var unknown: UnknownElements?
    let comparison = try Comparison.underEitherContract { contract in
      var judgement = try judge.judge(pair, below: below, contract: contract)
      unknown = judgement.unknownElements(of: pair.trace, lengths: lengths)
      let padding = data.keys == nil ? padding : { _ in .absent }
      if let padding, data.lengths != nil {
        judgement = judgement.cut(
          to: lengths, padding: lengths.indices.map(padding), of: pair.trace, to: pair.example)
      }
      return try Comparison(
        of: pair.trace, to: pair.example, judgement: judgement, contract: contract)
    }
    return PartResult(
      part: part, subject: subject, signature: pair.example.signature, sizes: sizes,
      comparison: comparison, carriedParts: below.layers.indices.map { "layer \($0)" },
      unknown: unknown, isEmpty: !lengths.contains { $0 > 0 }, keys: data.keys)
  }
}

extension ModelCheck {
  static func makeCase(
    _ layer: RecurrentLayer<Scalar>, inputs: Tensor<Scalar>, initialStates: NamedTensors<Scalar>,
    options: [String: Double]? = nil
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
      options: options ?? layer.options, tensors: tensors, provenance: .given(name: layer.name))
  }

  static func makeCase(
    _ output: OutputLayer<Scalar>, inputs: Tensor<Scalar>
  ) throws -> Case<Scalar> {
    let (shape, batch) = (output.kernel.shape.dimensions, inputs.shape.dimensions[1])
    var tensors = output.parameters
    tensors["inputs"] = inputs
    tensors["initial_y"] = try Tensor([batch, shape[1]], repeating: 0)
    return try Case(
      output.signature,
      sizes: Sizes(
        steps: inputs.shape.dimensions[0], batch: batch, inputSize: shape[0], hiddenSize: shape[1]),
      tensors: tensors, provenance: .given(name: output.name))
  }
}
