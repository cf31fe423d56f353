public import RecurrentCells
public import Tensors

/// A sequence of feature vectors and the key that it is known by.
public struct Utterance<Scalar: CellScalar>: Sendable {
  public let key: String

  /// `[T, I]`: T frames, I columns; without frames I may be anything.
  public let features: Tensor<Scalar>

  public init(key: String, features: Tensor<Scalar>) {
    self.key = key
    self.features = features
  }
}
