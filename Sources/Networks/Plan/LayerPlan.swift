public import RecurrentCells
public import Tensors

/// A layer as a file's index describes it; no weights yet.
public struct LayerPlan: Hashable, Sendable {
  /// The scope of its variables, such as `lstm/rnn/basic_lstm_cell` or `rnn.l0`; of an output layer
  /// the kernel's name where the scope holds more.
  public let name: String
  public let signature: Signature

  /// I, the width of a row of inputs, spliced where they are.
  public let inputSize: Int
  /// H, the number of hidden units, or of outputs of a feed-forward layer.
  public let hiddenSize: Int
  /// P, the number of projected outputs; nil without a projection.
  public let projectionSize: Int?
  /// What frames a row of its inputs is put together from; nil is its own alone.
  public let splice: Splice?
  public let source: LayerSource

  /// The signature's run-time constants, such as `forget_bias`; none is missing.
  public let options: [String: Double]

  init(
    name: String, signature: Signature, inputSize: Int, hiddenSize: Int,
    projectionSize: Int? = nil, splice: Splice? = nil, source: LayerSource,
    options: [String: Double] = [:]
  ) {
    self.name = name
    self.signature = signature
    self.inputSize = inputSize
    self.hiddenSize = hiddenSize
    self.projectionSize = projectionSize
    self.splice = splice
    self.source = source
    self.options = options
  }

  /// The width of what the layer passes on: P, or H without a projection.
  public var outputSize: Int { projectionSize ?? hiddenSize }

  /// The width of what the layer is fed with: I, or a part of it where frames are spliced.
  public var frameSize: Int { inputSize / (splice?.offsets.count ?? 1) }

  /// The width of a state of the signature.
  public func width(of state: String) -> Int {
    signature.width(of: state) == .P ? outputSize : hiddenSize
  }

  /// The file's own number of parameters.
  public var parameterCount: ParameterCount {
    let gates = max(signature.gates.count, 1)
    switch source {
    case .dense(_, let bias, _):
      return ParameterCount(inputSize: inputSize, outputs: hiddenSize, hasBias: bias != nil)
    case .vector: return ParameterCount(elements: hiddenSize)
    case .nothing: return ParameterCount(elements: 0)
    case .tensorflow:
      return ParameterCount(
        inputSize: inputSize, hiddenSize: hiddenSize, gates: gates, biases: 1)
    case .lstmCell(_, _, let peepholes, _):
      return ParameterCount(
        inputSize: inputSize, hiddenSize: hiddenSize, gates: gates, biases: 1,
        peepholes: peepholes.count, projectionSize: projectionSize)
    case .lstmProjected:
      return ParameterCount(
        inputSize: inputSize, hiddenSize: hiddenSize, gates: gates, biases: 1, peepholes: 3,
        projectionSize: projectionSize)
    case .pytorch(_, _, let biases):
      return ParameterCount(
        inputSize: inputSize, hiddenSize: hiddenSize, gates: gates,
        biases: biases == nil ? 0 : 2)
    }
  }
}
