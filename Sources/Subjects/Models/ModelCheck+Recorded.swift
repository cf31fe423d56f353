public import CrossCheck
import Networks
import Tensors

extension ModelCheck {
  /// Somebody else's outputs of the last recurrent layer, of the output layer, or of both.
  ///
  /// Outputs anchor h; c is carried, and so is everything below the last layer. The output layer is
  /// judged from the recorded h where that is given, and else from the carried one.
  ///
  /// - Precondition: the tensors have the shapes that the network gives.
  /// - Throws: if the reference itself fails.
  public func recorded(
    hidden: RecordedOutputs<Scalar>?, output: RecordedOutputs<Scalar>?
  ) throws -> [PartResult] {
    var results: [PartResult] = []
    if let hidden {
      results.append(try explained(judged(hidden, cases)) { try judged(hidden, $0) })
    }
    if let output, let layer = network.output {
      let format = output.format
      results.append(
        try explained(judged(output, of: layer, behind: hidden, cases, format)) { cases in
          try judged(output, of: layer, behind: hidden, cases, format)
        })
    }
    return results
  }

  /// The last layer's outputs, with the cases of all layers.
  private func judged(
    _ hidden: RecordedOutputs<Scalar>, _ cases: [Case<Scalar>]
  ) throws -> PartResult {
    try result(
      "layer \(cases.count - 1)", hidden.name,
      JudgedPair(cases[cases.count - 1], Trace(tensors: ["h": hidden.tensor])),
      LayersBelow(Array(cases.dropLast()), lengths: data.lengths, format: hidden.format),
      padding: isZeroPastTheEnds(hidden.tensor) ? .zeros : .repeated)
  }

  private func judged(
    _ output: RecordedOutputs<Scalar>, of layer: OutputLayer<Scalar>,
    behind hidden: RecordedOutputs<Scalar>?, _ cases: [Case<Scalar>], _ format: String
  ) throws -> PartResult {
    let last = cases[cases.count - 1].sizes
    let unknown = try Tensor<Scalar>([last.steps, last.batch, last.hiddenSize], repeating: 0)
    let example = try Self.makeCase(layer, inputs: hidden?.tensor ?? unknown)
    return try result(
      "output layer", output.name, JudgedPair(example, Trace(tensors: ["y": output.tensor])),
      LayersBelow(hidden == nil ? cases : [], lengths: data.lengths, format: format),
      padding: .ignored)
  }

  /// Looks for the forget bias with which a result that diverges would agree: no file tells it, so
  /// it is the first suspect.
  private func explained(
    _ result: PartResult, again: ([Case<Scalar>]) throws -> PartResult
  ) throws -> PartResult {
    var result = result
    guard result.comparison.verdict == .diverges else {
      if result.comparison.verdict == .inconclusive { result.explanation += hintForCarried(result) }
      return result
    }
    let used = Set(network.layers.compactMap { $0.options["forget_bias"] })
    for bias in [1.0, 0.0] where !used.isEmpty && used != [bias] {
      let others = try zip(network.layers, cases).map { layer, example in
        guard layer.options["forget_bias"] != nil else { return example }
        return try Case(
          example.signature, sizes: example.sizes, options: ["forget_bias": bias],
          tensors: example.tensors, provenance: example.provenance)
      }
      if try again(others).comparison.verdict == .agrees {
        result.explanation +=
          " The forget bias is the cause: with \(Int(bias)) everything here agrees"
          + " (--forget-bias \(Int(bias)))."
        break
      }
    }
    return result
  }

  private func hintForCarried(_ result: PartResult) -> String {
    guard result.part == "output layer" else {
      return " The layers below were carried from the inputs, and over so many steps their bound "
        + "grew beyond use. Give fewer steps."
    }
    return " The hidden states were carried from the inputs, and over so many steps their bound "
      + "grew beyond use. Give the last recurrent layer's outputs too, with a second --expected."
  }

  private func isZeroPastTheEnds(_ outputs: Tensor<Scalar>) -> Bool {
    guard let lengths = data.lengths else { return true }
    let units = outputs.shape.dimensions[2]
    return outputs.scalars.indices.allSatisfy { index in
      let (step, row) = (index / (units * lengths.count), index / units % lengths.count)
      return step < lengths[row] || outputs.scalars[index] == 0
    }
  }
}
