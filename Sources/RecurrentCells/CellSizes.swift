import Tensors

/// The sizes that a kernel implies, and the shapes that follow from them.
struct CellSizes: Hashable, Sendable {
  /// I, the number of features of an input row.
  let inputSize: Int
  /// H, the number of hidden units.
  let hiddenSize: Int
  /// The width of h: H, or P behind a projection.
  let outputSize: Int
  /// The width of the pre-activations: H for each gate.
  let columns: Int

  /// - Parameters:
  ///   - gates: how many blocks of H columns the kernel `[I+H, gates·H]` has.
  ///   - projection: `[H, P]`, with which the kernel is `[I+P, gates·H]`.
  /// - Throws: `CellError` unless the kernel has that shape, the bias as many elements as columns,
  ///   and the projection as many rows as there are units.
  init<Scalar>(
    kernel: Tensor<Scalar>, bias: Tensor<Scalar>, gates: Int, projection: Tensor<Scalar>? = nil
  ) throws(CellError) {
    let shape = kernel.shape.dimensions
    let layout = "[I+\(projection == nil ? "H" : "P"), \(gates == 1 ? "" : "\(gates)")H]"
    guard shape.count == 2, shape[1] > 0, shape[1].isMultiple(of: gates) else {
      throw .kernel(layout: layout, actual: kernel.shape)
    }
    columns = shape[1]
    hiddenSize = columns / gates
    if let projection {
      let shape = projection.shape.dimensions
      guard shape.count == 2, shape[0] == hiddenSize, shape[1] > 0 else {
        throw .shape(
          tensor: "projection", expected: "[\(hiddenSize), P]", actual: projection.shape)
      }
      outputSize = shape[1]
    } else {
      outputSize = hiddenSize
    }
    guard shape[0] > outputSize else { throw .kernel(layout: layout, actual: kernel.shape) }
    inputSize = shape[0] - outputSize
    guard bias.shape.dimensions == [columns] else {
      throw .shape(tensor: "bias", expected: "[\(columns)]", actual: bias.shape)
    }
  }

  /// The sum of two biases, rounded; the first if there is no second.
  func sum<Scalar>(
    of bias: Tensor<Scalar>, and second: Tensor<Scalar>?
  ) throws(CellError) -> Tensor<Scalar> {
    guard let second else { return bias }
    guard second.shape == bias.shape else {
      throw .shape(tensor: "recurrent_bias", expected: "[\(columns)]", actual: second.shape)
    }
    var sum = bias
    sum.withUnsafeMutableScalars { scalars in
      for (index, value) in second.scalars.enumerated() { scalars[index] += value }
    }
    return sum
  }

  /// The number of steps and of batch rows of inputs `[T, B, I]`.
  func sequence<Scalar>(
    _ inputs: Tensor<Scalar>
  ) throws(CellError) -> (steps: Int, batch: Int) {
    let shape = inputs.shape.dimensions
    guard shape.count == 3, shape[2] == inputSize else {
      throw .shape(tensor: "inputs", expected: "[T, B, \(inputSize)]", actual: inputs.shape)
    }
    return (shape[0], shape[1])
  }

  /// Checks that a tensor of the state is `[B, H]`, or of another width that is given.
  func check<Scalar>(
    state: Tensor<Scalar>, named name: String, batch: Int, width: Int? = nil
  ) throws(CellError) {
    let width = width ?? hiddenSize
    guard state.shape.dimensions == [batch, width] else {
      throw .shape(tensor: name, expected: "[\(batch), \(width)]", actual: state.shape)
    }
  }

  /// Checks that a vector has an element for each unit.
  func check<Scalar>(vector: Tensor<Scalar>, named name: String) throws(CellError) {
    guard vector.shape.dimensions == [hiddenSize] else {
      throw .shape(tensor: name, expected: "[\(hiddenSize)]", actual: vector.shape)
    }
  }
}
