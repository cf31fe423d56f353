public import CrossCheck
public import Tensors

extension PortLayout {
  /// The case as this layout can say it.
  ///
  /// Where it has no forget bias apart, that is added to the bias, rounded, and is 0 itself. So the
  /// reference judges what the port was told, and a wrong gate order takes the whole bias along.
  ///
  /// - Throws: `InvalidCase`, which is an error here.
  public func suited<Scalar: TensorScalar>(_ example: Case<Scalar>) throws -> Case<Scalar> {
    guard self != .lockstep, let forgetBias = example.options["forget_bias"], forgetBias != 0,
      let position = example.signature.gates.firstIndex(where: { $0.name == "f" })
    else { return example }
    var tensors = example.tensors
    let bias = example["bias"]
    var scalars = bias.scalars
    let units = example.sizes.hiddenSize
    for unit in (position * units)..<((position + 1) * units) {
      scalars[unit] += Scalar(forgetBias)
    }
    tensors["bias"] = try Tensor(bias.shape.dimensions, scalars)
    return try Case(
      example.signature, sizes: example.sizes,
      options: example.options.merging(["forget_bias": 0]) { $1 }, tensors: tensors,
      provenance: example.provenance)
  }
}
