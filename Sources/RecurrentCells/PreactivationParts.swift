public import Tensors

/// What a step's pre-activations are added up from, for those who look into a step.
///
/// A cell never has x·K or h·R by itself: it begins with the bias and adds the products in the order
/// of the kernel's rows, the input's first. `sum` is that, bit for bit; `input` and `recurrent` are
/// the same products, in the same order, added to 0.
public struct PreactivationParts<Scalar: CellScalar>: Sendable {
  /// x·K, `[B, columns]`.
  public let input: Tensor<Scalar>
  /// h·R, `[B, columns]`; nil for a layer that reads no h.
  public let recurrent: Tensor<Scalar>?
  /// [x; h]·kernel and the biases, `[B, columns]`, without a forget bias.
  public let sum: Tensor<Scalar>

  /// The parts of one step's sums.
  ///
  /// - Parameters:
  ///   - inputs: `[B, I]`.
  ///   - hidden: h before the step, `[B, W]`; nil for a layer that reads none.
  ///   - kernel: `[I+W, columns]`, or `[I, columns]`.
  ///   - bias: `[columns]`.
  ///   - recurrentBias: `[columns]`, added to the first before all else, as the cells do.
  /// - Throws: `CellError` if a shape does not fit.
  public init(
    of inputs: Tensor<Scalar>, _ hidden: Tensor<Scalar>?, kernel: Tensor<Scalar>,
    bias: Tensor<Scalar>, recurrentBias: Tensor<Scalar>? = nil
  ) throws(CellError) {
    let (rows, shape) = (inputs.shape.dimensions, kernel.shape.dimensions)
    guard rows.count == 2 else {
      throw .shape(tensor: "inputs", expected: "[B, I]", actual: inputs.shape)
    }
    guard shape.count == 2, shape[0] >= rows[1], hidden != nil || shape[0] == rows[1] else {
      throw .kernel(layout: "[I+H, columns]", actual: kernel.shape)
    }
    let (batch, width, columns) = (rows[0], rows[1], shape[1])
    if let hidden, hidden.shape.dimensions != [batch, shape[0] - width] {
      throw .shape(
        tensor: "h", expected: "[\(batch), \(shape[0] - width)]", actual: hidden.shape)
    }
    for (name, vector) in [("bias", bias), ("recurrent_bias", recurrentBias ?? bias)]
    where vector.shape.dimensions != [columns] {
      throw .shape(tensor: name, expected: "[\(columns)]", actual: vector.shape)
    }
    let count = try Tensor<Scalar>.count([batch, columns])
    let zeros = [Scalar](repeating: 0, count: count)
    var both = bias.scalars
    if let recurrentBias {
      for index in both.indices { both[index] += recurrentBias.scalars[index] }
    }
    var sum: [Scalar] = []
    for _ in 0..<batch { sum += both }
    sum = Self.adding(inputs, kernel, from: 0, to: sum)
    if let hidden { sum = Self.adding(hidden, kernel, from: width, to: sum) }
    input = try .result(
      [batch, columns], Self.adding(inputs, kernel, from: 0, to: zeros)[...])
    if let hidden {
      recurrent = try .result(
        [batch, columns], Self.adding(hidden, kernel, from: width, to: zeros)[...])
    } else {
      recurrent = nil
    }
    self.sum = try .result([batch, columns], sum[...])
  }

  /// sums + rows·kernel, of the kernel's rows from `first` on.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  private static func adding(
    _ rows: Tensor<Scalar>, _ kernel: Tensor<Scalar>, from first: Int, to sums: [Scalar]
  ) -> [Scalar] {
    var sums = sums
    let (batch, width) = (rows.shape.dimensions[0], rows.shape.dimensions[1])
    let columns = kernel.shape.dimensions[1]
    rows.scalars.withUnsafeBufferPointer { rows in
      kernel.scalars.withUnsafeBufferPointer { kernel in
        sums.withUnsafeMutableBufferPointer { sums in
          guard let x = rows.baseAddress, let k = kernel.baseAddress, let z = sums.baseAddress
          else { return }
          AffineMap.accumulate(
            x, width: width, times: k + first * columns, columns: columns, batch: batch, into: z)
        }
      }
    }
    return sums
  }
}
