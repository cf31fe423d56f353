public import Tensors

/// A network's tensors under a framework's names and in its layouts.
public struct WrittenNetwork<Scalar: TensorScalar>: Sendable {
  public let tensors: NamedTensors<Scalar>

  /// What the names and tensors do not say, and has to be given when they are read again.
  public let options: NetworkOptions

  /// The same for people, and what became of the biases: a sentence each.
  public let notes: [String]
}
