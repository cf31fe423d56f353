public import CrossCheck
import RecurrentCells
import Tensors

extension NativeSubject: StagedSubject {
  /// The sums of the pre-activations as the native cells add them up, see `PreactivationParts`, and
  /// what a projection is applied to.
  ///
  /// The cells add the forget bias after all products, and a peephole after that.
  public func stages(of step: Int, in pair: JudgedPair<Scalar>) throws -> [Stage: [Scalar]] {
    let (example, signature) = (pair.example, pair.example.signature)
    guard let kernel = example.tensors["kernel"] else { return [:] }
    let batch = example.sizes.batch
    let inputs = try Tensor([batch, example.sizes.inputSize], pair.inputs(at: step))
    let hidden = try pair.state("h", before: step).map { values in
      try Tensor([batch, example.sizes[signature.width(of: "h")]], values)
    }
    let parts = try PreactivationParts(
      of: inputs, hidden, kernel: kernel, bias: example["bias"],
      recurrentBias: example.tensors["recurrent_bias"])
    var values: [Stage: [Scalar]] = [:]
    let gates = signature.gates.isEmpty ? [nil] : signature.gates.map(\.name)
    for (block, gate) in gates.enumerated() {
      func columns(_ tensor: Tensor<Scalar>) -> [Scalar] {
        tensor.columns(ofBlock: block, of: gates.count)
      }
      values[Stage(.inputProduct, gate: gate)] = columns(parts.input)
      values[Stage(.recurrentProduct, gate: gate)] = parts.recurrent.map(columns)
      var sum = columns(parts.sum)
      values[Stage(.withBias, gate: gate)] = sum
      guard let gate else { continue }
      if gate == "f", let forgetBias = example.options["forget_bias"] {
        for index in sum.indices { sum[index] += Scalar(forgetBias) }
        values[Stage(.withForgetBias, gate: gate)] = sum
      }
      if let peephole = example.tensors["peephole_" + gate],
        let c = gate == "o" ? pair.values("c", after: step) : pair.state("c", before: step)
      {
        let units = peephole.scalars
        for index in sum.indices { sum[index] += c[index] * units[index % units.count] }
        values[Stage(.withPeephole, gate: gate)] = sum
      }
    }
    if example.tensors["projection"] != nil, let c = pair.values("c", after: step),
      let o = pair.values("o", after: step)
    {
      values[Stage(.unprojected)] = zip(c, o).map { activation.tanh($0) * $1 }
    }
    return values
  }
}

extension Tensor {
  /// A block of columns, `[B, columns/count]`.
  func columns(ofBlock block: Int, of count: Int) -> [Scalar] {
    let width = shape.dimensions.last ?? 0
    let units = width / count
    return stride(from: block * units, to: scalars.count, by: max(width, 1)).flatMap {
      scalars[$0..<$0 + units]
    }
  }
}
