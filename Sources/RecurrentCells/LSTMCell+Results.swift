public import Tensors

extension LSTMCell {
  /// What a run over a sequence returns.
  public struct Run: Sendable {
    /// The memory c after every step, `[T, B, H]`.
    public let c: Tensor<Scalar>

    /// The outputs h after every step, `[T, B, H]`.
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

    /// The input gate after the activation, `[T, B, H]`.
    public let i: Tensor<Scalar>

    /// The candidate j, tanh of its pre-activation, `[T, B, H]`.
    public let j: Tensor<Scalar>

    /// The forget gate, `[T, B, H]`.
    public let f: Tensor<Scalar>

    /// The output gate, `[T, B, H]`.
    public let o: Tensor<Scalar>
  }
}
