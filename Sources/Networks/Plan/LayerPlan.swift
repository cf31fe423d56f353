public import Tensors

/// A recurrent layer as a file's index describes it; no values yet.
public struct LayerPlan: Hashable, Sendable {
  /// The scope of its variables, such as `lstm/rnn/basic_lstm_cell` or `rnn.l0`.
  public let name: String
  public let signature: Signature

  /// I, the number of features of an input row.
  public let inputSize: Int
  /// H, the number of hidden units.
  public let hiddenSize: Int
  /// P, the number of projected outputs; nil without a projection.
  public let projectionSize: Int?

  /// The width of what the layer passes on: P, or H without a projection.
  public var outputSize: Int { projectionSize ?? hiddenSize }

  /// The width of a state of the signature.
  public func width(of state: String) -> Int {
    signature.width(of: state) == .P ? outputSize : hiddenSize
  }

  public let source: LayerSource

  /// The signature's run-time constants, such as `forget_bias`; none is missing.
  public let options: [String: Double]

  /// The file's own number of parameters.
  public var parameterCount: ParameterCount {
    let biases =
      switch source {
      case .tensorflow, .lstmCell: 1
      case .pytorch(_, _, let biases): biases == nil ? 0 : 2
      }
    var peepholes = 0
    if case .lstmCell(_, _, let variables, _) = source { peepholes = variables.count }
    return ParameterCount(
      inputSize: inputSize, hiddenSize: hiddenSize, gates: max(signature.gates.count, 1),
      biases: biases, peepholes: peepholes, projectionSize: projectionSize)
  }
}
