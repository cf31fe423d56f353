import Tensors

extension Network {
  /// The network under a framework's names and in its layouts: what resolving and loading give the
  /// same network from.
  ///
  /// Nothing is rounded. TensorFlow has one bias, so two are added; its forget bias is in no file,
  /// and the notes say what it is. PyTorch's LSTM has no forget bias, so it is added to the forget
  /// gate's bias; layers without any bias stay so.
  ///
  /// - Throws: `NetworkError` if a sum of biases would be rounded, or PyTorch has no module of such
  ///   layers.
  public func variables(naming: Naming) throws -> WrittenNetwork<Scalar> {
    switch naming {
    case .tensorflow: try tensorFlowVariables()
    case .pytorch: try pyTorchVariables()
    }
  }

  private func tensorFlowVariables() throws -> WrittenNetwork<Scalar> {
    var tensors: NamedTensors<Scalar> = [:]
    for (index, layer) in layers.enumerated() {
      let cell =
        layer.isExtended ? "lstm_cell" : layer.isLSTM ? "basic_lstm_cell" : "basic_rnn_cell"
      let scope = layers.count == 1 ? "rnn/\(cell)" : "rnn/multi_rnn_cell/cell_\(index)/\(cell)"
      tensors["\(scope)/kernel"] = try layer.parameter("kernel")
      let bias = try layer.parameter("bias")
      tensors["\(scope)/bias"] =
        try layer.parameters["recurrent_bias"].map {
          try ExactSum.of(
            bias, $0, "\(layer.name) has two biases, which TensorFlow's one has to hold")
        } ?? bias
      guard layer.isExtended else { continue }
      guard layer.signature.gates.count == 4 else {
        throw NetworkError.notWritable(
          "\(layer.name) has coupled gates, for which there is no name in TensorFlow")
      }
      for gate in ["i", "f", "o"] {
        tensors["\(scope)/w_\(gate)_diag"] = layer.parameters["peephole_" + gate]
      }
      tensors["\(scope)/projection/kernel"] = layer.parameters["projection"]
    }
    if let output {
      tensors["dense/kernel"] = output.kernel
      tensors["dense/bias"] = output.bias
    }
    var notes: [String] = []
    for (option, name) in [
      ("forget_bias", "forget bias"), ("cell_clip", "cell clip"),
      ("projection_clip", "projection clip"),
    ] {
      let values = Set(layers.compactMap { $0.options[option] })
      guard values.count <= 1 else {
        throw NetworkError.notWritable(
          "The layers have different values of the \(name), and whoever reads the variables gives "
            + "one only")
      }
      if let value = values.first, option == "forget_bias" || value != 0 {
        notes.append("The \(name) is \(value); no variable holds it.")
      }
    }
    return WrittenNetwork(tensors: tensors, notes: notes)
  }

  private func pyTorchVariables() throws -> WrittenNetwork<Scalar> {
    if let layer = layers.first(where: \.isExtended) {
      throw NetworkError.notWritable(
        "\(layer.name) is \(layer.signature.cell), and PyTorch has only the LSTM without peepholes, "
          + "clips and coupled gates")
    }
    guard Set(layers.map(\.hiddenSize)).count == 1, Set(layers.map(\.isLSTM)).count == 1 else {
      let kinds = layers.map { "\($0.signature.cell) of \($0.hiddenSize) units" }
      throw NetworkError.notWritable(
        "A PyTorch module has layers of one kind and size; these are "
          + kinds.joined(separator: ", "))
    }
    var tensors: NamedTensors<Scalar> = [:]
    let prefix = output == nil ? "" : "rnn."
    let biases = try layers.map { try $0.pyTorchBiases() }
    let hasBiases = biases.contains { $0 != nil }
    for (index, layer) in layers.enumerated() {
      let gates = GateOrder(of: layer.signature)
      let kernel = try layer.parameter("kernel")
      func weights(_ rows: Range<Int>) throws -> Tensor<Scalar> {
        try gates.exchanged(kernel.rows(rows).transposed())
      }
      let rows = kernel.shape.dimensions[0]
      tensors["\(prefix)weight_ih_l\(index)"] = try weights(0..<layer.inputSize)
      tensors["\(prefix)weight_hh_l\(index)"] = try weights(layer.inputSize..<rows)
      guard hasBiases else { continue }
      let zeros = try Tensor<Scalar>([kernel.shape.dimensions[1]], repeating: 0)
      let (first, second) = biases[index] ?? (zeros, zeros)
      tensors["\(prefix)bias_ih_l\(index)"] = try gates.exchanged(first)
      tensors["\(prefix)bias_hh_l\(index)"] = try gates.exchanged(second)
    }
    if let output {
      tensors["head.weight"] = try output.kernel.transposed()
      tensors["head.bias"] = output.bias
    }
    let folded = layers.contains { $0.options["forget_bias", default: 0] != 0 }
    return WrittenNetwork(
      tensors: tensors,
      notes: folded ? ["The forget bias is part of bias_ih, since PyTorch adds none."] : [])
  }
}

extension RecurrentLayer {
  var isLSTM: Bool { options["forget_bias"] != nil }

  /// Whether it is more than the basic cell.
  var isExtended: Bool { options["cell_clip"] != nil }

  /// - Throws: `NetworkError`, though a layer has every parameter of its signature.
  fileprivate func parameter(_ name: String) throws(NetworkError) -> Tensor<Scalar> {
    guard let tensor = parameters[name] else {
      throw .argument("The layer \(self.name) has no tensor \(name)")
    }
    return tensor
  }

  /// Both biases in the canonical order, the forget bias in the first; nil if all are 0.
  fileprivate func pyTorchBiases() throws -> (Tensor<Scalar>, Tensor<Scalar>)? {
    let bias = try parameter("bias")
    let units = hiddenSize
    let forgetBias = Scalar(options["forget_bias"] ?? 0)
    let forget = try Tensor(
      bias.shape.dimensions,
      bias.scalars.indices.map { isLSTM && $0 / units == 2 ? forgetBias : 0 })
    let first = try ExactSum.of(
      bias, forget, "\(name) has the forget bias \(forgetBias), which PyTorch's bias has to hold")
    if let second = parameters["recurrent_bias"] { return (first, second) }
    if first.scalars.allSatisfy({ $0 == 0 }) { return nil }
    return (first, try Tensor(bias.shape.dimensions, repeating: 0))
  }
}
