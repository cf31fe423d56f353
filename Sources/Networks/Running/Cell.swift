import RecurrentCells
import Tensors

/// What computes a layer natively.
enum Cell<Scalar: CellScalar>: Sendable {
  case lstm(LSTMCell<Scalar>)
  /// The same in float32, which has kernels of its own.
  case engine(LSTMEngine)
  case extendedLSTM(ExtendedLSTMCell<Scalar>)
  case rnn(RNNCell<Scalar>)
  case feedForward(FeedForwardLayer<Scalar>)

  /// - Parameter width: of an elementwise layer.
  /// - Throws: `CellError`; `KernelSetError` if the environment asks for kernels that cannot be run here.
  init(
    _ signature: Signature, _ parameters: NamedTensors<Scalar>, _ options: [String: Double],
    width: Int
  ) throws {
    func required(_ name: String) throws(CellError) -> Tensor<Scalar> {
      guard let tensor = parameters[name] else { throw .missing(tensor: name) }
      return tensor
    }
    switch signature {
    case .lstm, .lstmTwoBiases:
      let cell = try LSTMCell(
        kernel: required("kernel"), bias: required("bias"),
        recurrentBias: parameters["recurrent_bias"],
        forgetBias: Scalar(options["forget_bias"] ?? 1))
      self =
        if let cell = cell as? LSTMCell<Float> { .engine(try LSTMEngine(cell)) } else {
          .lstm(cell)
        }
    case .rnn, .rnnTwoBiases:
      self = .rnn(
        try RNNCell(
          kernel: required("kernel"), bias: required("bias"),
          recurrentBias: parameters["recurrent_bias"]))
    case let signature where Signature.extendedLSTMs.contains(signature):
      self = .extendedLSTM(
        try ExtendedLSTMCell(
          parameters: parameters, options: options, isCoupled: signature.gates.count == 3))
    default:
      self = .feedForward(
        try FeedForwardLayer(signature, parameters: parameters, width: width))
    }
  }

  var inputSize: Int {
    switch self {
    case .lstm(let cell): cell.inputSize
    case .engine(let engine): engine.cell.inputSize
    case .extendedLSTM(let cell): cell.inputSize
    case .rnn(let cell): cell.inputSize
    case .feedForward(let layer): layer.inputSize
    }
  }

  var hiddenSize: Int {
    switch self {
    case .lstm(let cell): cell.hiddenSize
    case .engine(let engine): engine.cell.hiddenSize
    case .extendedLSTM(let cell): cell.hiddenSize
    case .rnn(let cell): cell.hiddenSize
    case .feedForward(let layer): layer.outputSize
    }
  }
}
