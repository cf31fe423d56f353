import ModelFiles
import Tensors

extension CellGroup {
  /// The layers of the stack as far as they can be made out, and what is wrong with the next.
  func layers(_ options: NetworkOptions) -> (layers: [LayerPlan], problem: NetworkError?) {
    var layers: [LayerPlan] = []
    do throws(NetworkError) {
      for (name, members) in try cells() {
        let layer =
          switch naming {
          case .tensorflow:
            members.contains { $0.address.cell == .lstmCell }
              ? try lstmCellLayer(name, members, options)
              : try tensorFlowLayer(name, members, forgetBias: options.forgetBias ?? 1)
          case .pytorch, .kaldi:
            try pyTorchLayer(name, members, forgetBias: options.forgetBias ?? 0)
          }
        if let last = layers.last, last.outputSize != layer.inputSize {
          throw .shape(
            scope: name,
            reason: "layer \(layers.count) takes I = \(layer.inputSize) inputs, but layer "
              + "\(layers.count - 1) (\(last.name)) has \(last.outputSize) outputs")
        }
        layers.append(layer)
      }
    } catch {
      return (layers, error)
    }
    return (layers, nil)
  }

  private func tensorFlowLayer(
    _ name: String, _ members: [Member], forgetBias: Double
  ) throws(NetworkError) -> LayerPlan {
    let parts = try CellParts(members, of: name, known: ["kernel", "bias"])
    let (kernel, bias) = (try parts.required("kernel"), try parts.required("bias"))
    let isLSTM = members.contains { $0.address.cell == .basicLSTM }
    let shapes = LayerShapes(
      scope: name, cell: isLSTM ? "BasicLSTMCell" : "BasicRNNCell", gates: isLSTM ? 4 : 1)
    let (inputs, hidden) = try shapes.sizes(kernel: kernel, bias: bias)
    return LayerPlan(
      name: name, signature: isLSTM ? .lstm : .rnn, inputSize: inputs, hiddenSize: hidden,
      source: .tensorflow(kernel: kernel, bias: bias),
      options: isLSTM ? ["forget_bias": forgetBias] : [:])
  }

  private func lstmCellLayer(
    _ name: String, _ members: [Member], _ options: NetworkOptions
  ) throws(NetworkError) -> LayerPlan {
    let gates = ["i", "f", "o"]
    let parts = try CellParts(
      members, of: name, known: ["kernel", "bias", "projection"] + gates.map { "peephole_" + $0 })
    let (kernel, bias) = (try parts.required("kernel"), try parts.required("bias"))
    let projection = parts["projection"]
    let shapes = LayerShapes(scope: name, cell: "LSTMCell", gates: 4)
    let (inputs, hidden) = try shapes.sizes(kernel: kernel, bias: bias, projection: projection)
    var peepholes: [String: Variable] = [:]
    if gates.contains(where: { parts["peephole_" + $0] != nil }) {
      for gate in gates {
        let variable = try parts.required("peephole_" + gate)
        try shapes.check(variable, shape: [hidden])
        peepholes[gate] = variable
      }
    }
    // Without any of its parts it is the basic cell.
    let isBasic = peepholes.isEmpty && projection == nil && options.cellClip ?? 0 == 0
    var values = ["forget_bias": options.forgetBias ?? 1]
    if !isBasic { values["cell_clip"] = options.cellClip ?? 0 }
    if projection != nil { values["projection_clip"] = options.projectionClip ?? 0 }
    return LayerPlan(
      name: name,
      signature: isBasic
        ? .lstm
        : .extendedLSTM(
          isCoupled: false, hasPeepholes: !peepholes.isEmpty, hasProjection: projection != nil),
      inputSize: inputs, hiddenSize: hidden, projectionSize: projection?.shape[1],
      source: .lstmCell(kernel: kernel, bias: bias, peepholes: peepholes, projection: projection),
      options: values)
  }

  private func pyTorchLayer(
    _ name: String, _ members: [Member], forgetBias: Double
  ) throws(NetworkError) -> LayerPlan {
    let name = name.isEmpty ? "cell" : name
    let parts = try CellParts(
      members, of: name, known: ["weight_ih", "weight_hh", "bias_ih", "bias_hh"])
    let (input, recurrent) = (try parts.required("weight_ih"), try parts.required("weight_hh"))
    let shapes = PyTorchShapes(scope: name, input: input, recurrent: recurrent)
    let (gates, inputs, hidden) = try shapes.sizes()
    var biases: LayerSource.Biases?
    switch (parts["bias_ih"], parts["bias_hh"]) {
    case (nil, nil): break
    case (let first?, let second?):
      try shapes.check(bias: first, width: gates * hidden)
      try shapes.check(bias: second, width: gates * hidden)
      biases = LayerSource.Biases(input: first, recurrent: second)
    case (let only?, nil), (nil, let only?):
      throw .incomplete(
        scope: name, reason: "it has \(only.name) only; a PyTorch layer has both biases or none")
    }
    let signature: Signature =
      switch (gates, biases) {
      case (4, nil): .lstm
      case (4, _): .lstmTwoBiases
      case (_, nil): .rnn
      default: .rnnTwoBiases
      }
    return LayerPlan(
      name: name, signature: signature, inputSize: inputs, hiddenSize: hidden,
      source: .pytorch(input: input, recurrent: recurrent, biases: biases),
      options: gates == 4 ? ["forget_bias": forgetBias] : [:])
  }
}
