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
  /// - Parameter diagnosing: whether the known mistakes are gone through where a result diverges.
  /// - Precondition: the tensors have the shapes that the network gives.
  /// - Throws: if the reference itself fails.
  public func recorded(
    hidden: RecordedOutputs<Scalar>?, output: RecordedOutputs<Scalar>?, diagnosing: Bool = false
  ) throws -> [PartResult] {
    var results: [PartResult] = []
    if let hidden, let place = network.lastRecurrentLayer {
      let part = try part(hidden, at: place, layers)
      let again = { try result(of: self.part(hidden, at: place, $0)) }
      results.append(
        try explained(part, hidden, diagnosing) { try otherForgetBiases(again) })
      if results[0].verdict == .agrees, let bias = try agreeingForgetBias(again) {
        results[0].remark = "these data do not show the forget bias: with \(bias) they agree too"
      }
    }
    if let output {
      let part = try part(output, behind: hidden, layers)
      results.append(
        try explained(part, output, diagnosing) {
          let activation = try otherActivation {
            try result(of: self.part(output, behind: hidden, $0))
          }
          if hidden != nil { return activation }
          return try activation
            ?? otherForgetBiases { try result(of: self.part(output, behind: nil, $0)) }
        })
    }
    return results
  }

  /// A recurrent layer's outputs; what is below is carried from the inputs.
  func part(
    _ hidden: RecordedOutputs<Scalar>, at place: Int, _ layers: [SplicedCase<Scalar>]
  ) throws -> JudgedPart<Scalar> {
    let (example, below) = try carrying(layers, from: 0, to: place, frames: data.inputs, hidden)
    return JudgedPart(
      index: place, subject: hidden.name, pair: JudgedPair(example, hidden.trace("h")),
      below: below, carried: 0..<place,
      padding: { isZeroPastTheEnd(of: $0, hidden.tensor) ? .zeros : .repeated })
  }

  /// The last layer's outputs, which is no recurrent one.
  func part(
    _ output: RecordedOutputs<Scalar>, behind hidden: RecordedOutputs<Scalar>?,
    _ layers: [SplicedCase<Scalar>]
  ) throws -> JudgedPart<Scalar> {
    // What is stored in a narrower format than y was computed in is not what y was computed from.
    let hidden = hidden.flatMap { $0.format == output.format ? $0 : nil }
    let start = hidden == nil ? 0 : (network.lastRecurrentLayer ?? -1) + 1
    let place = layers.count - 1
    let (example, below) = try carrying(
      layers, from: start, to: place, frames: hidden?.tensor ?? data.inputs,
      halfUnits: hidden?.halfUnits, output)
    return JudgedPart(
      index: place, subject: output.name, pair: JudgedPair(example, output.trace("y")),
      below: below, carried: start..<place, padding: { _ in .ignored })
  }

  /// A layer, and what lies between it and frames that are known.
  ///
  /// - Parameter halfUnits: of frames that are outputs as text.
  private func carrying(
    _ layers: [SplicedCase<Scalar>], from start: Int, to place: Int, frames: Tensor<Scalar>,
    halfUnits: Tensor<Double>? = nil, _ recorded: RecordedOutputs<Scalar>
  ) throws -> (example: Case<Scalar>, below: LayersBelow<Scalar>) {
    var path = Array(layers[start...place])
    if path[0].splice == nil {
      path[0] = SplicedCase(try path[0].example.fed(with: frames))
    } else {
      path.insert(SplicedCase(try Self.makeCopy(of: frames)), at: 0)
    }
    let judged = path.removeLast()
    return (
      judged.example,
      LayersBelow(
        path, splice: judged.splice, lengths: data.lengths, format: recorded.format,
        inputHalfUnits: halfUnits)
    )
  }

  /// Adds to a result that diverges which of the things that no file tells would make it agree, or
  /// which known mistake explains it.
  private func explained(
    _ part: JudgedPart<Scalar>, _ recorded: RecordedOutputs<Scalar>, _ diagnosing: Bool,
    cause: () throws -> String?
  ) throws -> PartResult {
    var result = try result(of: part)
    switch result.verdict {
    case .diverges:
      result.detail = try detail(of: part, result.comparison)
      if let cause = try cause() { result.explanation += " " + cause }
      if diagnosing, let diagnosis = try diagnosis(of: part, result.comparison) {
        result.add(diagnosis)
      }
    case .inconclusive:
      if recorded.halfUnits?.scalars.contains(where: { $0 > 1e-3 }) != true {
        result.explanation += hintForCarried(result)
      } else {
        result.explanation +=
          " The outputs are text, and a number that is printed with few digits proves little: 1 may be "
          + "anything from 0.5 to 1.5. Print more digits, or give the table in binary."
      }
    case .agrees, .failed:
      break
    }
    return result
  }

  /// The forget bias with which a result would agree, or at least not diverge.
  private func otherForgetBiases(
    _ again: ([SplicedCase<Scalar>]) throws -> PartResult
  ) throws -> String? {
    if let bias = try agreeingForgetBias(again) {
      return "The forget bias is the cause: with \(bias) everything here agrees "
        + "(--forget-bias \(bias)\(addition(of: bias)))."
    }
    guard let bias = try agreeingForgetBias(again, orInconclusive: true) else { return nil }
    return "The forget bias may be the cause: with \(bias) nothing that can be verified differs "
      + "(--forget-bias \(bias)\(addition(of: bias)))."
  }

  /// What a forget bias means where the framework has none: the port that adds it may be wrong.
  private func addition(of bias: Int) -> String {
    switch naming {
    case .pytorch where bias != 0, .kaldi where bias != 0:
      "; the file's framework adds none, so the port of these outputs may be what is wrong"
    default: ""
    }
  }

  /// 1 or 0, if it is not in use and with it a result agrees.
  private func agreeingForgetBias(
    _ again: ([SplicedCase<Scalar>]) throws -> PartResult, orInconclusive: Bool = false
  ) throws -> Int? {
    let used = Set(network.layers.compactMap { $0.options["forget_bias"] })
    for bias in [1.0, 0.0] where !used.isEmpty && used != [bias] {
      let others = try layers.map { layer in
        let example = layer.example
        guard example.options["forget_bias"] != nil else { return layer }
        return SplicedCase(
          try Case(
            example.signature, sizes: example.sizes,
            options: example.options.merging(["forget_bias": bias]) { $1 },
            tensors: example.tensors, provenance: example.provenance), splice: layer.splice)
      }
      let verdict = try again(others).verdict
      if verdict == .agrees || orInconclusive && verdict == .inconclusive { return Int(bias) }
    }
    return nil
  }

  /// The output activation with which a result would agree.
  private func otherActivation(
    _ again: ([SplicedCase<Scalar>]) throws -> PartResult
  ) throws -> String? {
    guard let last = layers.last, [.dense, .denseSoftmax].contains(last.example.signature) else {
      return nil
    }
    let activation = last.example.signature == .dense ? OutputActivation.softmax : .none
    let other = try Case(
      activation == .softmax ? .denseSoftmax : .dense, sizes: last.example.sizes,
      tensors: last.example.tensors, provenance: last.example.provenance)
    let option = "(--output-activation \(activation.rawValue))."
    return
      switch try again(layers.dropLast() + [SplicedCase(other, splice: last.splice)]).verdict
    {
    case .agrees:
      "The output activation is the cause: with \(activation.rawValue) everything here agrees "
        + option
    case .inconclusive:
      "The output activation may be the cause: with \(activation.rawValue) nothing that can be "
        + "verified differs \(option)"
    case .diverges, .failed: nil
    }
  }

  private func hintForCarried(_ result: PartResult) -> String {
    if result.carriedParts.isEmpty { return "" }
    guard result.signature.isRecurrent == false, network.lastRecurrentLayer != nil else {
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

extension Case {
  /// The same with other inputs of the same shape.
  fileprivate func fed(with inputs: Tensor<Scalar>) throws -> Case {
    var tensors = tensors
    tensors["inputs"] = inputs
    return try Case(
      signature, sizes: sizes, options: options, tensors: tensors, provenance: provenance)
  }
}
