public import ModelFiles

/// The variables that a recurrent layer is made from, in their framework's layout.
public enum LayerSource: Hashable, Sendable {
  /// `[I+H, 4H]` and `[4H]`, or `[I+H, H]` and `[H]`.
  case tensorflow(kernel: Variable, bias: Variable)

  /// TensorFlow's LSTMCell: `[I+P, 4H]` and `[4H]`, under `i`, `f` and `o` the peepholes `[H]`, and
  /// the projection `[H, P]`.
  case lstmCell(
    kernel: Variable, bias: Variable, peepholes: [String: Variable], projection: Variable?)

  /// `[4H, I]`, `[4H, H]` and twice `[4H]`, or all of them with H for 4H.
  case pytorch(input: Variable, recurrent: Variable, biases: Biases?)

  /// PyTorch's two biases; a layer has both or none.
  public struct Biases: Hashable, Sendable {
    public let input: Variable
    public let recurrent: Variable
  }

  public var variables: [Variable] {
    switch self {
    case .tensorflow(let kernel, let bias): [kernel, bias]
    case .lstmCell(let kernel, let bias, let peepholes, let projection):
      [kernel, bias] + peepholes.sorted { $0.key < $1.key }.map(\.value)
        + (projection.map { [$0] } ?? [])
    case .pytorch(let input, let recurrent, let biases):
      [input, recurrent] + (biases.map { [$0.input, $0.recurrent] } ?? [])
    }
  }
}
