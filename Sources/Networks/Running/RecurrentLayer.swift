public import RecurrentCells
public import Tensors

/// One recurrent layer with its weights, in the canonical layout of its signature.
public struct RecurrentLayer<Scalar: CellScalar>: Sendable {
  /// The scope of its variables, such as `lstm/rnn/basic_lstm_cell`.
  public let name: String
  public let signature: Signature

  /// Exactly the tensors of `signature.parameters`, in their names and shapes.
  public let parameters: NamedTensors<Scalar>

  /// The signature's run-time constants, such as `forget_bias`; none is missing.
  public let options: [String: Double]

  let cell: Cell

  /// I, the number of features of an input row.
  public var inputSize: Int { cell.inputSize }
  /// H, the number of hidden units.
  public var hiddenSize: Int { cell.hiddenSize }

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
    let options = signature.options.merging(options) { $1 }
    switch signature {
    case .lstm, .lstmTwoBiases:
      cell = .lstm(
        try LSTMCell(
          kernel: kernel, bias: bias, recurrentBias: parameters["recurrent_bias"],
          forgetBias: Scalar(options["forget_bias"] ?? 1)))
    case .rnn, .rnnTwoBiases:
      cell = .rnn(
        try RNNCell(kernel: kernel, bias: bias, recurrentBias: parameters["recurrent_bias"]))
    default:
      throw NetworkError.argument("\(signature.cell) is no recurrent cell that can be computed")
    }
    self.name = name
    self.signature = signature
    self.parameters = parameters
    self.options = options
  }

  /// The native cell that computes it.
  enum Cell: Sendable {
    case lstm(LSTMCell<Scalar>)
    case rnn(RNNCell<Scalar>)

    var inputSize: Int {
      switch self {
      case .lstm(let cell): cell.inputSize
      case .rnn(let cell): cell.inputSize
      }
    }

    var hiddenSize: Int {
      switch self {
      case .lstm(let cell): cell.hiddenSize
      case .rnn(let cell): cell.hiddenSize
      }
    }
  }
}
