public import Tensors

/// What a model is run on.
public struct ModelData<Scalar: SubjectScalar>: Sendable {
  /// Time-major, `[T, B, I]`; T is at least 1.
  public let inputs: Tensor<Scalar>

  /// For each layer its states `[B, H]`; nil is zeros throughout.
  public let initialStates: [NamedTensors<Scalar>]?

  /// How many steps of each of the B sequences there are; nil is T throughout.
  public let lengths: [Int]?

  /// The keys of the B sequences, where they are the utterances of a table; else nil.
  ///
  /// Then nothing is compared past a sequence's end.
  public let keys: [String]?

  public init(
    inputs: Tensor<Scalar>, initialStates: [NamedTensors<Scalar>]? = nil, lengths: [Int]? = nil,
    keys: [String]? = nil
  ) {
    self.inputs = inputs
    self.initialStates = initialStates
    self.lengths = lengths
    self.keys = keys
  }
}
