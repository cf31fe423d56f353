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
        try Layer(
          name: layer.name, signature: layer.signature,
          parameters: Self.parameters(of: layer, from: file), options: layer.options,
          splice: layer.splice, width: layer.hiddenSize)
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
      let gates = GateOrder(pyTorch: layer.signature)
      func tensor(_ variable: Variable) throws -> Tensor<Scalar> {
        try gates.exchanged(file.tensor(variable))
      }
      let kernel = try Tensor(stacking: tensor(input).transposed(), tensor(recurrent).transposed())
      var parameters: NamedTensors<Scalar> = [
        "kernel": kernel, "bias": try Tensor([kernel.shape.dimensions[1]], repeating: 0),
      ]
      if let biases {
        parameters["bias"] = try tensor(biases.input)
        parameters["recurrent_bias"] = try tensor(biases.recurrent)
      }
      return parameters
    case .lstmProjected(let parts):
      func tensor(_ part: String) throws -> Tensor<Scalar> {
        guard let variable = parts[part] else {
          throw NetworkError.argument("The layer \(layer.name) has no variable \(part)")
        }
        return try file.tensor(variable)
      }
      func gates(_ part: String) throws -> Tensor<Scalar> {
        try GateOrder.kaldi.exchanged(tensor(part))
      }
      return [
        "kernel": try Tensor(
          stacking: gates("w_gifo_x").transposed(), gates("w_gifo_r").transposed()),
        "bias": try gates("bias"), "peephole_i": try tensor("peephole_i_c"),
        "peephole_f": try tensor("peephole_f_c"), "peephole_o": try tensor("peephole_o_c"),
        "projection": try tensor("w_r_m").transposed(),
      ]
    case .dense(let kernel, let bias, let isTransposed):
      let tensor: Tensor<Scalar> = try file.tensor(kernel)
      return [
        "kernel": isTransposed ? try tensor.transposed() : tensor,
        "bias": try bias.map { try file.tensor($0) } ?? Tensor([layer.hiddenSize], repeating: 0),
      ]
    case .vector(let variable):
      return [layer.signature.parameters[0].name: try file.tensor(variable)]
    case .nothing: return [:]
    }
  }
}
