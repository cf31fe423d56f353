public import RecurrentCells
public import Tensors

/// The layer behind the last recurrent layer, with its weights.
public struct OutputLayer<Scalar: CellScalar>: Sendable {
  /// The scope of its variables, such as `output`.
  public let name: String
  let layer: DenseLayer<Scalar>

  /// `[H, N]`.
  public var kernel: Tensor<Scalar> { layer.kernel }
  /// `[N]`.
  public var bias: Tensor<Scalar> { layer.bias }
  public var activation: OutputActivation { layer.activation }

  /// Its cell: `dense` or `dense_softmax`, whose I is H here, and whose H is N.
  public var signature: Signature { activation == .softmax ? .denseSoftmax : .dense }

  /// The tensors of `signature.parameters`.
  public var parameters: NamedTensors<Scalar> { ["kernel": kernel, "bias": bias] }

  /// - Throws: `CellError` unless the kernel is `[H, N]` and the bias `[N]`.
  public init(
    name: String, kernel: Tensor<Scalar>, bias: Tensor<Scalar>,
    activation: OutputActivation = .none
  ) throws(CellError) {
    self.name = name
    layer = try DenseLayer(kernel: kernel, bias: bias, activation: activation)
  }
}
