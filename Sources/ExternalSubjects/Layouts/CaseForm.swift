public import CrossCheck
public import Tensors

/// What a subject can be told of a case.
public struct CaseForm: Hashable, Sendable {
  /// How its weights are told.
  public var layout: PortLayout

  /// Whether it begins each sequence with zeros, as Kaldi's programs do.
  public var startsFromZeros: Bool

  public init(layout: PortLayout = .tensorflow, startsFromZeros: Bool = false) {
    self.layout = layout
    self.startsFromZeros = startsFromZeros
  }

  /// The case as it can be told.
  ///
  /// Where there is no forget bias apart, that is added to the bias, rounded, and is 0 itself; so the
  /// reference judges what the port was told, and a wrong gate order takes the whole bias along. Where
  /// a clip or an initial state cannot be told, there is none.
  ///
  /// - Throws: `InvalidCase`, which is an error here.
  public func suited<Scalar: TensorScalar>(_ example: Case<Scalar>) throws -> Case<Scalar> {
    var (tensors, options) = (example.tensors, example.options)
    if !layout.hasForgetBias, let forgetBias = options["forget_bias"], forgetBias != 0 {
      tensors["bias"] = try Self.sum(forgetBias, of: example)
      options["forget_bias"] = 0
    }
    if layout == .kaldi, options["projection_clip"] != nil { options["projection_clip"] = 0 }
    if startsFromZeros {
      for name in example.signature.states.map({ "initial_" + $0 }) {
        tensors[name] = try Tensor(example[name].shape.dimensions, repeating: 0)
      }
    }
    guard startsFromZeros || options != example.options else { return example }
    return try Case(
      example.signature, sizes: example.sizes, options: options, tensors: tensors,
      provenance: example.provenance)
  }

  /// The bias with the forget bias in its block.
  private static func sum<Scalar: TensorScalar>(
    _ forgetBias: Double, of example: Case<Scalar>
  ) throws -> Tensor<Scalar> {
    let (bias, units) = (example["bias"], example.sizes.hiddenSize)
    guard let block = example.signature.gates.firstIndex(where: { $0.name == "f" }) else {
      return bias
    }
    var scalars = bias.scalars
    for place in (block * units)..<((block + 1) * units) { scalars[place] += Scalar(forgetBias) }
    return try Tensor(bias.shape.dimensions, scalars)
  }
}
