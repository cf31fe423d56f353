public import Tensors

/// An output layer: each row of its inputs by itself, with weights and a bias.
///
///     y = x·kernel + bias, or softmax(x·kernel + bias)
///
/// with I inputs, N outputs, kernel `[I, N]` and bias `[N]`.
public struct DenseLayer<Scalar: CellScalar>: Sendable {
  /// The weights, `[I, N]`.
  public let kernel: Tensor<Scalar>

  /// The bias, `[N]`.
  public let bias: Tensor<Scalar>

  /// What is done with the sums.
  public let activation: OutputActivation

  /// I, the number of features of an input row.
  public var inputSize: Int { kernel.shape.dimensions[0] }
  /// N, the number of outputs.
  public var outputSize: Int { kernel.shape.dimensions[1] }

  /// The layer of these weights.
  ///
  /// - Throws: `CellError` unless the kernel is `[I, N]` with I, N ≥ 1 and the bias `[N]`.
  public init(
    kernel: Tensor<Scalar>, bias: Tensor<Scalar>, activation: OutputActivation = .none
  ) throws(CellError) {
    let shape = kernel.shape.dimensions
    guard shape.count == 2, shape[0] > 0, shape[1] > 0 else {
      throw .kernel(layout: "[I, N]", actual: kernel.shape)
    }
    guard bias.shape.dimensions == [shape[1]] else {
      throw .shape(tensor: "bias", expected: "[\(shape[1])]", actual: bias.shape)
    }
    self.kernel = kernel
    self.bias = bias
    self.activation = activation
  }

  /// The outputs of a sequence, `[T, B, N]`.
  ///
  /// - Parameter inputs: `[T, B, I]`; T and B may be 0.
  /// - Throws: `CellError` if the shape does not fit.
  public func run(_ inputs: Tensor<Scalar>) throws(CellError) -> Tensor<Scalar> {
    try run(inputs, exposingActivations: false).y
  }

  /// The same, with z = x·kernel + bias `[T, B, N]` if asked for.
  ///
  /// - Throws: `CellError` if the shape does not fit.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func run(
    _ inputs: Tensor<Scalar>, exposingActivations: Bool
  ) throws(CellError) -> (y: Tensor<Scalar>, z: Tensor<Scalar>?) {
    let shape = inputs.shape.dimensions
    guard shape.count == 3, shape[2] == inputSize else {
      throw .shape(tensor: "inputs", expected: "[T, B, \(inputSize)]", actual: inputs.shape)
    }
    let rows = shape[0] * shape[1]
    let wide = [shape[0], shape[1], outputSize]
    var z = [Scalar](repeating: 0, count: try Tensor<Scalar>.count(wide))
    for row in 0..<rows {
      z.replaceSubrange(row * outputSize..<(row + 1) * outputSize, with: bias.scalars)
    }
    AffineMap.accumulate(
      inputs.scalars, width: inputSize, times: kernel.scalars, columns: outputSize, batch: rows,
      into: &z)
    var y = z
    if activation == .softmax {
      for row in 0..<rows {
        OutputActivation.softmax(&y[(row * outputSize)..<((row + 1) * outputSize)])
      }
    }
    return (try .result(wide, y[...]), exposingActivations ? try .result(wide, z[...]) : nil)
  }
}
