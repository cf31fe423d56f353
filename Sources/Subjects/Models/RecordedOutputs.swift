public import Tensors

/// Outputs of a model that somebody else computed and wrote down.
public struct RecordedOutputs<Scalar: SubjectScalar>: Sendable {
  /// Where they are from, such as `io.npz:outputs`.
  public let name: String

  /// Time-major: the last recurrent layer's `[T, B, H]`, or the output layer's `[T, B, N]`.
  public let tensor: Tensor<Scalar>

  /// What they were computed in, by NumPy's name.
  public let format: String

  public init(name: String, tensor: Tensor<Scalar>, format: String) {
    self.name = name
    self.tensor = tensor
    self.format = format
  }
}
