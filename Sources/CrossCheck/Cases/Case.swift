public import Tensors

/// One self-contained input: a cell's signature, its sizes, options, weights, inputs and initial
/// state, and where they came from.
public struct Case<Scalar: TensorScalar>: Sendable {
  /// The cell.
  public let signature: Signature

  /// T, B, I, H and P.
  public let sizes: Sizes

  /// The run-time constants of the signature, such as `forget_bias`; none is missing.
  public let options: [String: Double]

  /// The tensors of `signature.caseTensors`, in the subject's own precision.
  public let tensors: NamedTensors<Scalar>

  /// Where the case came from.
  public let provenance: Provenance

  /// A case of these tensors.
  ///
  /// - Parameters:
  ///   - signature: the cell.
  ///   - sizes: T, B, I, H and P.
  ///   - options: what differs from the signature's defaults.
  ///   - tensors: those of `signature.caseTensors`.
  ///   - provenance: where the case came from.
  /// - Throws: `InvalidCase` if a tensor is missing, unknown or of another shape, or an option
  ///   is unknown.
  public init(
    _ signature: Signature, sizes: Sizes, options: [String: Double] = [:],
    tensors: NamedTensors<Scalar>, provenance: Provenance
  ) throws(InvalidCase) {
    for name in options.keys.sorted() where signature.options[name] == nil {
      throw .unknownOption(name, cell: signature.cell)
    }
    for specification in signature.caseTensors {
      guard let tensor = tensors[specification.name] else { throw .missing(specification) }
      let expected = specification.dimensions(for: sizes)
      guard tensor.shape.dimensions == expected else {
        throw .shape(specification, expected: expected, actual: tensor.shape.dimensions)
      }
    }
    let known = signature.caseTensors
    if let name = tensors.names.first(where: { name in !known.contains { $0.name == name } }) {
      throw .unknownTensor(name, cell: signature.cell)
    }
    self.signature = signature
    self.sizes = sizes
    self.options = signature.options.merging(options) { $1 }
    self.tensors = tensors
    self.provenance = provenance
  }

  /// The tensor of the signature under that name.
  ///
  /// - Precondition: the signature has a tensor of that name.
  public subscript(name: String) -> Tensor<Scalar> {
    guard let tensor = tensors[name] else {
      preconditionFailure("the cell \(signature.cell) has no tensor \(name)")
    }
    return tensor
  }

  /// Whether the subject is asked for its activations: only probes are sharp enough to measure k.
  public var wantsActivations: Bool { provenance.profile == .probe }
}
