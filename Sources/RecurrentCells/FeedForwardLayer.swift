public import Tensors

/// A layer without a state: each row of its inputs by itself.
public enum FeedForwardLayer<Scalar: CellScalar>: Sendable {
  /// y = x·kernel + bias, or softmax of it.
  case dense(DenseLayer<Scalar>)

  /// y = softmax(x), of that many elements.
  case softmax(width: Int)
  /// y = σ(x), of that many elements.
  case sigmoid(width: Int)
  /// y = tanh(x), of that many elements.
  case tanh(width: Int)
  /// y = x, of that many elements.
  case copy(width: Int)

  /// y = x + shift, with the shift `[N]`.
  case shift(Tensor<Scalar>)

  /// y = x∘scale, with the scale `[N]`.
  case scale(Tensor<Scalar>)

  /// I, the width of a row of inputs.
  public var inputSize: Int {
    if case .dense(let layer) = self { layer.inputSize } else { outputSize }
  }

  /// N, the width of a row of outputs.
  public var outputSize: Int {
    switch self {
    case .dense(let layer): layer.outputSize
    case .softmax(let width), .sigmoid(let width), .tanh(let width), .copy(let width): width
    case .shift(let vector), .scale(let vector): vector.shape.count
    }
  }

  /// The outputs of a sequence, `[T, B, N]`.
  ///
  /// - Parameter inputs: `[T, B, I]`; T and B may be 0.
  /// - Throws: `CellError` if the shape does not fit.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func run(_ inputs: Tensor<Scalar>) throws(CellError) -> Tensor<Scalar> {
    if case .dense(let layer) = self { return try layer.run(inputs) }
    let (shape, width) = (inputs.shape.dimensions, outputSize)
    guard shape.count == 3, shape[2] == width else {
      throw .shape(tensor: "inputs", expected: "[T, B, \(width)]", actual: inputs.shape)
    }
    var outputs = inputs
    outputs.withUnsafeMutableScalars { scalars in
      switch self {
      case .dense, .copy: break
      case .softmax:
        for start in stride(from: 0, to: scalars.count, by: max(width, 1)) {
          OutputActivation.softmax(&scalars[start..<start + width])
        }
      case .sigmoid:
        for index in scalars.indices {
          scalars[index] = Activation.standard.sigmoid(scalars[index])
        }
      case .tanh:
        for index in scalars.indices { scalars[index] = Activation.standard.tanh(scalars[index]) }
      case .shift(let vector):
        for index in scalars.indices { scalars[index] += vector.scalars[index % width] }
      case .scale(let vector):
        for index in scalars.indices { scalars[index] *= vector.scalars[index % width] }
      }
    }
    return outputs
  }
}

extension FeedForwardLayer {
  /// The layer of the tensors of its `Signature`.
  ///
  /// - Parameters:
  ///   - signature: which layer.
  ///   - parameters: its weights, under the names of the signature.
  ///   - width: of its outputs, which tensors do not always say.
  /// - Throws: `CellError` if a tensor is missing or a shape does not fit.
  public init(
    _ signature: Signature, parameters: NamedTensors<Scalar>, width: Int
  ) throws(CellError) {
    func required(_ name: String) throws(CellError) -> Tensor<Scalar> {
      guard let tensor = parameters[name] else { throw .missing(tensor: name) }
      return tensor
    }
    func vector(_ name: String) throws(CellError) -> Tensor<Scalar> {
      let tensor = try required(name)
      guard tensor.shape.dimensions == [width] else {
        throw .shape(tensor: name, expected: "[\(width)]", actual: tensor.shape)
      }
      return tensor
    }
    switch signature {
    case .dense, .denseSoftmax:
      self = .dense(
        try DenseLayer(
          kernel: required("kernel"), bias: required("bias"),
          activation: signature == .dense ? .none : .softmax))
    case .softmax: self = .softmax(width: width)
    case .sigmoid: self = .sigmoid(width: width)
    case .tanh: self = .tanh(width: width)
    case .copy: self = .copy(width: width)
    case .shift: self = .shift(try vector("shift"))
    case .scale: self = .scale(try vector("scale"))
    default: throw .recurrent(cell: signature.cell)
    }
  }
}
