public import RecurrentCells
public import Tensors

/// One layer with its weights, recurrent or not, in the canonical layout of its signature.
public struct Layer<Scalar: CellScalar>: Sendable {
  /// The scope of its variables, such as `lstm/rnn/basic_lstm_cell`.
  public let name: String
  public let signature: Signature

  /// Exactly the tensors of `signature.parameters`, in their names and shapes.
  public let parameters: NamedTensors<Scalar>

  /// The signature's run-time constants, such as `forget_bias`, as the layer's precision holds them;
  /// none is missing.
  public let options: [String: Double]

  /// What frames a row of its inputs is put together from; nil is its own alone.
  public let splice: Splice?

  let cell: Cell<Scalar>

  /// I, the width of a row of inputs, spliced where they are.
  public var inputSize: Int { cell.inputSize }
  /// The width of what the layer is fed with: I, or a part of it where frames are spliced.
  public var frameSize: Int { inputSize / (splice?.offsets.count ?? 1) }
  /// H, the number of hidden units, or of outputs of a feed-forward layer.
  public var hiddenSize: Int { cell.hiddenSize }
  /// P, the number of projected outputs; nil without a projection.
  public var projectionSize: Int? { parameters["projection"]?.shape.dimensions[1] }
  /// The width of what the layer passes on: P, or H without a projection.
  public var outputSize: Int { projectionSize ?? hiddenSize }

  /// The vector kernels that it runs on; nil for none.
  public var kernels: KernelSet? {
    if case .engine(let engine) = cell { engine.kernels } else { nil }
  }

  /// - Parameters:
  ///   - options: what differs from the signature's defaults.
  ///   - width: of an elementwise layer; nil is that of its one parameter.
  /// - Throws: `NetworkError` if a parameter or an option is missing or unknown, or the frames do not
  ///   make up the rows; `CellError` if a parameter has another shape.
  public init(
    name: String, signature: Signature, parameters: NamedTensors<Scalar> = [:],
    options: [String: Double] = [:], splice: Splice? = nil, width: Int? = nil
  ) throws {
    let known = signature.parameters.map(\.name)
    guard Set(parameters.names) == Set(known) else {
      throw NetworkError.argument(
        "The cell \(signature.cell) has the tensors \(known.joined(separator: ", ")), not "
          + parameters.names.joined(separator: ", "))
    }
    for option in options.keys.sorted() where signature.options[option] == nil {
      throw NetworkError.argument("The cell \(signature.cell) has no option \(option)")
    }
    for (option, value) in options.sorted(by: { $0.key < $1.key }) where !Scalar(value).isFinite {
      throw NetworkError.argument("\(option) is \(value), which is no \(Scalar.dtype.rawValue)")
    }
    let options = signature.options.merging(options) { $1 }.mapValues { Double(Scalar($0)) }
    let vector = signature.parameters.first.flatMap { parameters[$0.name] }
    cell = try Cell<Scalar>(
      signature, parameters, options, width: width ?? vector?.shape.count ?? 0)
    guard cell.inputSize.isMultiple(of: splice?.offsets.count ?? 1) else {
      throw NetworkError.shape(
        scope: name,
        reason: "rows of \(cell.inputSize) inputs cannot be \(splice?.offsets.count ?? 1) frames")
    }
    self.name = name
    self.signature = signature
    self.parameters = parameters
    self.options = options
    self.splice = splice
  }

  /// The width of a state.
  func width(of state: String) -> Int {
    signature.width(of: state) == .P ? outputSize : hiddenSize
  }
}
