public import ModelFiles

/// The variables that a layer is made from, in their framework's layout.
public enum LayerSource: Hashable, Sendable {
  /// `[I+H, 4H]` and `[4H]`, or `[I+H, H]` and `[H]`.
  case tensorflow(kernel: Variable, bias: Variable)

  /// TensorFlow's LSTMCell: `[I+P, 4H]` and `[4H]`, under `i`, `f` and `o` the peepholes `[H]`, and
  /// the projection `[H, P]`.
  case lstmCell(
    kernel: Variable, bias: Variable, peepholes: [String: Variable], projection: Variable?)

  /// `[4H, I]`, `[4H, H]` and twice `[4H]`, or all of them with H for 4H.
  case pytorch(input: Variable, recurrent: Variable, biases: Biases?)

  /// Kaldi's LstmProjected: under their names `w_gifo_x [4H, I]`, `w_gifo_r [4H, P]`, `bias [4H]`, the
  /// peepholes `peephole_i_c`, `peephole_f_c` and `peephole_o_c [H]`, and `w_r_m [P, H]`.
  case lstmProjected([String: Variable])

  /// A kernel `[I, N]`, or transposed `[N, I]`, as PyTorch and Kaldi have it, and a bias `[N]`; nil is
  /// a bias of zeros.
  case dense(kernel: Variable, bias: Variable?, isTransposed: Bool)

  /// The one parameter of the signature, `[N]`.
  case vector(Variable)

  /// A layer without parameters.
  case nothing

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
    case .lstmProjected(let parts): parts.sorted { $0.key < $1.key }.map(\.value)
    case .dense(let kernel, let bias, _): [kernel] + (bias.map { [$0] } ?? [])
    case .vector(let variable): [variable]
    case .nothing: []
    }
  }
}
