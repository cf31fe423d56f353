public import RecurrentCells
public import Tensors

/// One recurrent layer with its weights, in the canonical layout of its signature.
public struct RecurrentLayer<Scalar: CellScalar>: Sendable {
  /// The scope of its variables, such as `lstm/rnn/basic_lstm_cell`.
  public let name: String
  public let signature: Signature

  /// Exactly the tensors of `signature.parameters`, in their names and shapes.
  public let parameters: NamedTensors<Scalar>

  /// The signature's run-time constants, such as `forget_bias`, as the layer's precision holds them;
  /// none is missing.
  public let options: [String: Double]

  let cell: Cell

  /// I, the number of features of an input row.
  public var inputSize: Int { cell.inputSize }
  /// H, the number of hidden units.
  public var hiddenSize: Int { cell.hiddenSize }
  /// P, the number of projected outputs; nil without a projection.
  public var projectionSize: Int? { parameters["projection"]?.shape.dimensions[1] }
  /// The width of h: P, or H without a projection.
  public var outputSize: Int { projectionSize ?? hiddenSize }

  /// - Parameter options: what differs from the signature's defaults.
  /// - Throws: `NetworkError` if the signature is of no recurrent cell, or a parameter or an option
  ///   is missing or unknown; `CellError` if a parameter has another shape.
  public init(
    name: String, signature: Signature, parameters: NamedTensors<Scalar>,
    options: [String: Double] = [:]
  ) throws {
    let known = signature.parameters.map(\.name)
    guard Set(parameters.names) == Set(known), let kernel = parameters["kernel"],
      let bias = parameters["bias"]
    else {
      throw NetworkError.argument(
        "The cell \(signature.cell) has the tensors \(known.joined(separator: ", ")), not "
          + parameters.names.joined(separator: ", "))
    }
    for option in options.keys.sorted() where signature.options[option] == nil {
      throw NetworkError.argument("The cell \(signature.cell) has no option \(option)")
    }
    let options = signature.options.merging(options) { $1 }.mapValues { Double(Scalar($0)) }
    switch signature {
    case .lstm, .lstmTwoBiases:
      cell = .lstm(
        try LSTMCell(
          kernel: kernel, bias: bias, recurrentBias: parameters["recurrent_bias"],
          forgetBias: Scalar(options["forget_bias"] ?? 1)))
    case .rnn, .rnnTwoBiases:
      cell = .rnn(
        try RNNCell(kernel: kernel, bias: bias, recurrentBias: parameters["recurrent_bias"]))
    case let signature where Signature.extendedLSTMs.contains(signature):
      cell = .extendedLSTM(
        try ExtendedLSTMCell(
          parameters: parameters, options: options, isCoupled: signature.gates.count == 3))
    default:
      throw NetworkError.argument("\(signature.cell) is no recurrent cell that can be computed")
    }
    self.name = name
    self.signature = signature
    self.parameters = parameters
    self.options = options
  }

  /// The width of a state.
  func width(of state: String) -> Int {
    signature.width(of: state) == .P ? outputSize : hiddenSize
  }

  /// The native cell that computes it.
  enum Cell: Sendable {
    case lstm(LSTMCell<Scalar>)
    case extendedLSTM(ExtendedLSTMCell<Scalar>)
    case rnn(RNNCell<Scalar>)

    var inputSize: Int {
      switch self {
      case .lstm(let cell): cell.inputSize
      case .extendedLSTM(let cell): cell.inputSize
      case .rnn(let cell): cell.inputSize
      }
    }

    var hiddenSize: Int {
      switch self {
      case .lstm(let cell): cell.hiddenSize
      case .extendedLSTM(let cell): cell.hiddenSize
      case .rnn(let cell): cell.hiddenSize
      }
    }
  }
}
