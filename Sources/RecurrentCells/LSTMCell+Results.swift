public import Tensors

extension LSTMCell {
  /// What a run over a sequence returns.
  public struct Run: Sendable {
    /// The states after every step, `[T, B, H]`.
    public let c: Tensor<Scalar>
    public let h: Tensor<Scalar>

    /// The state after the last step; the initial state if there is no step.
    public let finalState: State

    /// Nil unless asked for.
    public let activations: Activations?
  }

  /// The pre-activations and gates of every step.
  public struct Activations: Sendable {
    /// The pre-activations with every bias, the forget bias too, `[T, B, 4H]`.
    public let z: Tensor<Scalar>

    /// The gates after the activation, `[T, B, H]`.
    public let i: Tensor<Scalar>
    public let j: Tensor<Scalar>
    public let f: Tensor<Scalar>
    public let o: Tensor<Scalar>
  }
}
