import Tensors

extension Case {
  /// The case made so sharp that its activations show nearly alone: of a probe case of an LSTM, two
  /// such; none of any other.
  ///
  /// Pre-activations are single weights, rounded so that no sum rounds: h and the biases are 0, the
  /// element of a row of inputs that is not 0 is 1. In the first c is 0 too, and c′ = σ(i)·tanh(j); in
  /// the second j and its tanh are 0, c is a power of two, and c′ = c·σ(f).
  ///
  /// - Throws: `InvalidCase`, which is an error here.
  public func activationProbes() throws(InvalidCase) -> [Case] {
    guard signature == .lstm, provenance.profile == .probe, sizes.steps == 1 else { return [] }
    let memory = tensor("initial_c") { $0 == 0 ? 1 : Self.powerOfTwo(below: $0) }
    return [
      try sharpened(clearing: nil, memory: tensor("initial_c") { _ in 0 }),
      try sharpened(clearing: "j", memory: memory),
    ]
  }

  /// Weights are multiples of it, and at most 2¹⁶ of them.
  private static var spacing: Scalar { 1 / 4096 }
  private static var largestWeight: Scalar { 16 }

  /// How much larger weights become, so that gates are nearly closed too.
  private static var scale: Scalar { 4 }

  private func sharpened(
    clearing gate: String?, memory: Tensor<Scalar>
  ) throws(InvalidCase) -> Case {
    var tensors = tensors
    var kernel = tensor("kernel") { weight in
      let rounded = (weight * Self.scale / Self.spacing).rounded() * Self.spacing
      return min(max(rounded, -Self.largestWeight), Self.largestWeight)
    }
    if let block = signature.gates.firstIndex(where: { $0.name == gate }) {
      let (units, columns) = (sizes.hiddenSize, 4 * sizes.hiddenSize)
      kernel.withUnsafeMutableScalars { scalars in
        for row in stride(from: 0, to: scalars.count, by: columns) {
          for column in (block * units)..<((block + 1) * units) { scalars[row + column] = 0 }
        }
      }
    }
    tensors["kernel"] = kernel
    tensors["inputs"] = tensor("inputs") { $0 == 0 ? 0 : 1 }
    for name in ["bias", "initial_h"] { tensors[name] = tensor(name) { _ in 0 } }
    tensors["initial_c"] = memory
    return try Case(
      signature, sizes: sizes, options: ["forget_bias": 0], tensors: tensors,
      provenance: provenance.whenShrunk)
  }

  private func tensor(_ name: String, _ change: (Scalar) -> Scalar) -> Tensor<Scalar> {
    var tensor = self[name]
    tensor.withUnsafeMutableScalars { scalars in
      for index in scalars.indices { scalars[index] = change(scalars[index]) }
    }
    return tensor
  }

  /// The largest power of two that is no larger than a number's magnitude, with the number's sign.
  private static func powerOfTwo(below number: Scalar) -> Scalar {
    Scalar(sign: number.sign, exponent: number.exponent, significand: 1)
  }
}
