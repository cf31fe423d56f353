import Tensors

/// The sizes that a kernel implies, and the shapes that follow from them.
struct CellSizes: Hashable, Sendable {
  /// I, the number of features of an input row.
  let inputSize: Int
  /// H, the number of hidden units.
  let hiddenSize: Int
  /// The width of the pre-activations: H for each gate.
  let columns: Int

  /// - Parameter gates: how many blocks of H columns the kernel `[I+H, gates·H]` has.
  /// - Throws: `CellError` unless the kernel has that shape and the bias as many elements as columns.
  init<Scalar>(
    kernel: Tensor<Scalar>, bias: Tensor<Scalar>, gates: Int
  ) throws(CellError) {
    let shape = kernel.shape.dimensions
    guard shape.count == 2, shape[1] > 0, shape[1].isMultiple(of: gates),
      shape[0] > shape[1] / gates
    else {
      let layout = gates == 1 ? "[I+H, H]" : "[I+H, \(gates)H]"
      throw .kernel(layout: layout, actual: kernel.shape)
    }
    columns = shape[1]
    hiddenSize = columns / gates
    inputSize = shape[0] - hiddenSize
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

  /// Checks that a tensor of the state is `[B, H]`.
  func check<Scalar>(
    state: Tensor<Scalar>, named name: String, batch: Int
  ) throws(CellError) {
    guard state.shape.dimensions == [batch, hiddenSize] else {
      throw .shape(tensor: name, expected: "[\(batch), \(hiddenSize)]", actual: state.shape)
    }
  }
}
