public import RecurrentCells
public import Tensors

/// What one recurrent layer computed over sequences.
public struct LayerRun<Scalar: CellScalar>: Sendable {
  /// What the layer was fed with, `[T, B, I]`.
  public let inputs: Tensor<Scalar>

  /// The states before the first step, `[B, H]`.
  public let initialStates: NamedTensors<Scalar>

  /// The states after every step, `[T, B, H]`: `c` and `h`, or `h`; a projected h is `[T, B, P]`.
  ///
  /// From a sequence's end on they stay as they are, bit for bit.
  public let states: NamedTensors<Scalar>

  /// What the layer passes on, `[T, B, H]`: `h` within a sequence, 0 past its end.
  public let outputs: Tensor<Scalar>

  /// The states after each sequence's last step, `[B, H]`.
  public let finalStates: NamedTensors<Scalar>
}
