public import CrossCheck
import Networks
import RecurrentCells
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
      let result = try judged(hidden, cases)
      results.append(
        try explained(result) {
          try otherForgetBiases { try judged(hidden, $0) }
        })
      if results[0].verdict == .agrees,
        let bias = try agreeingForgetBias({ try judged(hidden, $0) })
      {
        results[0].remark = "these data do not show the forget bias: with \(bias) they agree too"
      }
    }
    if let output, let layer = network.output {
      let result = try judged(output, of: layer, behind: hidden, cases)
      results.append(
        try explained(result) {
          let activation = try otherActivation(of: layer) {
            try judged(output, of: $0, behind: hidden, cases)
          }
          if hidden != nil { return activation }
          return try activation
            ?? otherForgetBiases { try judged(output, of: layer, behind: hidden, $0) }
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
      JudgedPair(cases[cases.count - 1], hidden.trace("h")),
      LayersBelow(Array(cases.dropLast()), lengths: data.lengths, format: hidden.format),
      padding: { isZeroPastTheEnd(of: $0, hidden.tensor) ? .zeros : .repeated })
  }

  private func judged(
    _ output: RecordedOutputs<Scalar>, of layer: OutputLayer<Scalar>,
    behind hidden: RecordedOutputs<Scalar>?, _ cases: [Case<Scalar>]
  ) throws -> PartResult {
    // What is stored in a narrower format than y was computed in is not what y was computed from.
    let hidden = hidden.flatMap { $0.format == output.format ? $0 : nil }
    let last = cases[cases.count - 1].sizes
    let width = last.projectionSize ?? last.hiddenSize
    let unknown = try Tensor<Scalar>([last.steps, last.batch, width], repeating: 0)
    let example = try Self.makeCase(layer, inputs: hidden?.tensor ?? unknown)
    return try result(
      "output layer", output.name, JudgedPair(example, output.trace("y")),
      LayersBelow(
        hidden == nil ? cases : [], lengths: data.lengths, format: output.format,
        inputHalfUnits: hidden?.halfUnits),
      padding: { _ in .ignored })
  }

  /// Adds to a result that diverges which of the things that no file tells would make it agree.
  private func explained(
    _ result: PartResult, cause: () throws -> String?
  ) throws -> PartResult {
    var result = result
    switch result.verdict {
    case .diverges:
      if let cause = try cause() { result.explanation += " " + cause }
    case .inconclusive:
      result.explanation += hintForCarried(result)
    case .agrees, .failed:
      break
    }
    return result
  }

  /// The forget bias with which a result would agree, or at least not diverge.
  private func otherForgetBiases(
    _ again: ([Case<Scalar>]) throws -> PartResult
  ) throws -> String? {
    if let bias = try agreeingForgetBias(again) {
      return "The forget bias is the cause: with \(bias) everything here agrees "
        + "(--forget-bias \(bias))."
    }
    guard let bias = try agreeingForgetBias(again, orInconclusive: true) else { return nil }
    return "The forget bias may be the cause: with \(bias) nothing that can be verified differs "
      + "(--forget-bias \(bias))."
  }

  /// 1 or 0, if it is not in use and with it a result agrees.
  private func agreeingForgetBias(
    _ again: ([Case<Scalar>]) throws -> PartResult, orInconclusive: Bool = false
  ) throws -> Int? {
    let used = Set(network.layers.compactMap { $0.options["forget_bias"] })
    for bias in [1.0, 0.0] where !used.isEmpty && used != [bias] {
      let others = try zip(network.layers, cases).map { layer, example in
        guard layer.options["forget_bias"] != nil else { return example }
        return try Case(
          example.signature, sizes: example.sizes,
          options: example.options.merging(["forget_bias": bias]) { $1 },
          tensors: example.tensors, provenance: example.provenance)
      }
      let verdict = try again(others).verdict
      if verdict == .agrees || orInconclusive && verdict == .inconclusive { return Int(bias) }
    }
    return nil
  }

  /// The output activation with which a result would agree.
  private func otherActivation(
    of layer: OutputLayer<Scalar>, _ again: (OutputLayer<Scalar>) throws -> PartResult
  ) throws -> String? {
    for activation in OutputActivation.allCases where activation != layer.activation {
      let other = try OutputLayer(
        name: layer.name, kernel: layer.kernel, bias: layer.bias, activation: activation)
      let option = "(--output-activation \(activation.rawValue))."
      switch try again(other).verdict {
      case .agrees:
        return "The output activation is the cause: with \(activation.rawValue) everything here "
          + "agrees \(option)"
      case .inconclusive:
        return
          "The output activation may be the cause: with \(activation.rawValue) nothing that can "
          + "be verified differs \(option)"
      case .diverges, .failed: break
      }
    }
    return nil
  }

  private func hintForCarried(_ result: PartResult) -> String {
    if result.carriedParts.isEmpty { return "" }
    guard result.part == "output layer" else {
      return " The layers below were carried from the inputs, and the bound grew beyond use. Give "
        + "fewer steps."
    }
    return
      " The layers below were carried from the inputs, and the bound grew beyond use. Give the "
      + "last recurrent layer's outputs too, in the same format, with a second --expected."
  }

  /// Whether a batch row holds zeros from its sequence's end on.
  private func isZeroPastTheEnd(of row: Int, _ outputs: Tensor<Scalar>) -> Bool {
    guard let lengths = data.lengths else { return true }
    let (steps, units) = (outputs.shape.dimensions[0], outputs.shape.dimensions[2])
    return (lengths[row]..<steps).allSatisfy { step in
      let start = (step * lengths.count + row) * units
      return outputs.scalars[start..<start + units].allSatisfy { $0 == 0 }
    }
  }
}
