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
  /// there are two biases, the cell has two, so that a port that adds one of them is named: of a cell's
  /// one bias every other element stands in each. Where a clip or an initial state cannot be told, there
  /// is none.
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
    var signature = example.signature
    if layout.hasTwoBiases, signature == .lstm {
      signature = .lstmTwoBiases
      (tensors["bias"], tensors["recurrent_bias"]) = try Self.halves(
        of: tensors["bias"] ?? example["bias"])
    }
    guard startsFromZeros || options != example.options || signature != example.signature else {
      return example
    }
    return try Case(
      signature, sizes: example.sizes, options: options, tensors: tensors,
      provenance: example.provenance)
  }

  /// Two whose sum it is, exactly.
  private static func halves<Scalar: TensorScalar>(
    of bias: Tensor<Scalar>
  ) throws -> (Tensor<Scalar>, Tensor<Scalar>) {
    func half(_ remainder: Int) throws -> Tensor<Scalar> {
      try Tensor(
        bias.shape.dimensions,
        bias.scalars.enumerated().map { $0.offset % 2 == remainder ? $0.element : 0 })
    }
    return (try half(0), try half(1))
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
