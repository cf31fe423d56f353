public import Tensors

/// A network's tensors under a framework's names and in its layouts.
public struct WrittenNetwork<Scalar: TensorScalar>: Sendable {
  public let tensors: NamedTensors<Scalar>

  /// What the names and tensors do not say, a sentence each: give it when they are read again.
  public let notes: [String]
}
