public import ModelFiles
import RecurrentCells
import Tensors

extension Network {
  /// The planned network with its values.
  ///
  /// - Parameters:
  ///   - plan: made from the file's variables.
  ///   - file: read for the planned variables only.
  /// - Throws: `NetworkError` if the plan has a problem, or `Scalar` cannot hold its values;
  ///   `ModelFileError` if a variable cannot be read.
  public init(_ plan: NetworkPlan, from file: some ModelFile) throws {
    if let problem = plan.problem { throw problem }
    if plan.scalarType == .float64, Scalar.dtype == .float32 {
      throw NetworkError.argument(
        "The network is of float64, and rounded to float32 it would be another: compute in float64")
    }
    try self.init(
      layers: plan.layers.map { layer in
        try RecurrentLayer(
          name: layer.name, signature: layer.signature,
          parameters: Self.parameters(of: layer, from: file), options: layer.options)
      },
      output: plan.output.map { output in
        let kernel: Tensor<Scalar> = try file.tensor(output.kernel)
        return try OutputLayer(
          name: output.name, kernel: output.isTransposed ? kernel.transposed() : kernel,
          bias: output.bias.map { try file.tensor($0) }
            ?? Tensor([output.size], repeating: 0),
          activation: output.activation)
      })
  }

  private static func parameters(
    of layer: LayerPlan, from file: some ModelFile
  ) throws -> NamedTensors<Scalar> {
    switch layer.source {
    case .tensorflow(let kernel, let bias):
      return ["kernel": try file.tensor(kernel), "bias": try file.tensor(bias)]
    case .lstmCell(let kernel, let bias, let peepholes, let projection):
      var parameters: NamedTensors<Scalar> = [
        "kernel": try file.tensor(kernel), "bias": try file.tensor(bias),
      ]
      for (gate, variable) in peepholes {
        parameters["peephole_" + gate] = try file.tensor(variable)
      }
      if let projection { parameters["projection"] = try file.tensor(projection) }
      return parameters
    case .pytorch(let input, let recurrent, let biases):
      let gates = GateOrder(of: layer.signature)
      func tensor(_ variable: Variable) throws -> Tensor<Scalar> {
        try gates.exchanged(file.tensor(variable))
      }
      let upper = try tensor(input).transposed()
      let lower = try tensor(recurrent).transposed()
      let columns = lower.shape.dimensions[1]
      var parameters: NamedTensors<Scalar> = [
        "kernel": try Tensor(
          [layer.inputSize + layer.hiddenSize, columns], upper.scalars + lower.scalars),
        "bias": try Tensor([columns], repeating: 0),
      ]
      if let biases {
        parameters["bias"] = try tensor(biases.input)
        parameters["recurrent_bias"] = try tensor(biases.recurrent)
      }
      return parameters
    }
  }
}
