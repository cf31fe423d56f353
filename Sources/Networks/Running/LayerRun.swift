public import RecurrentCells
public import Tensors

/// What one layer computed over sequences.
public struct LayerRun<Scalar: CellScalar>: Sendable {
  /// What the layer's cell saw, `[T, B, I]`: what it was fed with, spliced where it splices.
  public let inputs: Tensor<Scalar>

  /// The states before the first step, `[B, H]`.
  public let initialStates: NamedTensors<Scalar>

  /// The states after every step, `[T, B, H]`: `c` and `h`, or `h`; a projected h is `[T, B, P]`.
  ///
  /// Of a feed-forward layer it is `y`, its outputs.
  /// From a sequence's end on they stay as they are, bit for bit.
  public let states: NamedTensors<Scalar>

  /// What the layer passes on, `[T, B, H]`: `h` within a sequence, 0 past its end.
  ///
  /// A feed-forward layer passes on what it makes of what is there.
  public let outputs: Tensor<Scalar>

  /// The states after each sequence's last step, `[B, H]`; none of a feed-forward layer.
  public let finalStates: NamedTensors<Scalar>
}
