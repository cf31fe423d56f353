public import Networks
import PythonBridge
import RecurrentCells
public import Tensors

/// The NumPy reference as a forward pass: every layer in float64 from the network's own weights,
/// rounded to `Scalar` at the end.
public final class ReferenceForward<Scalar: SubjectScalar> {
  private let reference: NumPyReference
  private let outputSize: Int

  /// The Reference's `ForwardLayers`.
  private let layers: PythonObject

  /// - Throws: if the reference fails.
  public init(_ reference: NumPyReference, _ network: Network<Scalar>) throws {
    self.reference = reference
    outputSize = network.outputSize
    layers = try reference.interpreter.withGIL { gil in
      let layers = try network.layers.map { layer -> PythonObject in
        let parameters = try Dictionary(
          uniqueKeysWithValues: layer.parameters.map { name, tensor in
            let array = try PythonArray<Scalar>(
              shape: tensor.shape.dimensions, isReadOnly: true, gil)
            array.fill(with: [tensor])
            return (name, array)
          })
        return try PythonObject.tuple(
          [
            layer.signature.cell.pythonObject(gil), parameters.pythonObject(gil),
            layer.options.pythonObject(gil), (layer.splice?.offsets).pythonObject(gil),
          ], gil)
      }
      return try reference.entry("ForwardLayers", gil).call([layers], gil)
    }
  }

  /// What the network makes of sequences, `[T, B, N]`, from states of zeros.
  ///
  /// - Parameter inputs: `[T, B, I]`.
  /// - Throws: if the reference fails.
  public func outputs(of inputs: Tensor<Scalar>) throws -> Tensor<Scalar> {
    let shape = Array(inputs.shape.dimensions.dropLast()) + [outputSize]
    return try reference.interpreter.withGIL { gil in
      let rows = try PythonArray<Scalar>(
        shape: inputs.shape.dimensions, isReadOnly: true, gil)
      rows.fill(with: [inputs])
      let outputs = try PythonArray<Scalar>(shape: shape, gil)
      try layers.call([rows, outputs], gil)
      return try Tensor(shape, outputs.withUnsafeBufferPointer { Array($0) })
    }
  }
}
