import ModelFiles
import RecurrentCells
import Tensors

extension Network {
  /// The network as Kaldi's nnet1: LSTMs as LstmProjected, the other layers under their own names.
  ///
  /// A forget bias becomes part of the bias, absent peepholes are zeros, an absent projection is the
  /// identity, and a cell clip of 0 is none, as it is for Kaldi.
  ///
  /// - Throws: `NetworkError` if a layer has no equivalent in nnet1, or a sum of biases overflows.
  public func kaldiTensors() throws -> WrittenKaldiNetwork {
    var components = KaldiComponentList<Scalar>()
    var sums = BiasSums<Scalar>()
    for layer in layers {
      if let splice = layer.splice {
        components.append(
          "Splice", inputs: layer.frameSize, outputs: layer.inputSize,
          ["offsets": try offsets(of: splice, layer)])
      }
      try append(layer, to: &components, &sums)
    }
    return WrittenKaldiNetwork(tensors: components.tensors, notes: sums.notes)
  }

  private func append(
    _ layer: Layer<Scalar>, to components: inout KaldiComponentList<Scalar>,
    _ sums: inout BiasSums<Scalar>
  ) throws {
    let (inputs, outputs) = (layer.inputSize, layer.outputSize)
    func append(_ kind: String, _ tensors: [String: Tensor<Scalar>] = [:]) {
      components.append(
        kind, inputs: inputs, outputs: outputs, tensors.mapValues(components.tensor))
    }
    switch layer.signature {
    case .dense, .denseSoftmax:
      append(
        "AffineTransform",
        [
          "linearity": try layer.parameter("kernel").transposed(),
          "bias": try layer.parameter("bias"),
        ])
      guard layer.signature == .denseSoftmax else { return }
      components.append("Softmax", inputs: outputs, outputs: outputs, [:])
    case .shift: append("AddShift", ["shift": try layer.parameter("shift")])
    case .scale: append("Rescale", ["scale": try layer.parameter("scale")])
    case .softmax: append("Softmax")
    case .sigmoid: append("Sigmoid")
    case .tanh: append("Tanh")
    case .copy:
      guard layer.splice == nil else { return }
      throw NetworkError.notWritable("\(layer.name) copies its inputs, for which nnet1 has no name")
    default: append("LstmProjected", try lstmTensors(layer, &sums))
    }
  }

  private func lstmTensors(
    _ layer: Layer<Scalar>, _ sums: inout BiasSums<Scalar>
  ) throws -> [String: Tensor<Scalar>] {
    guard layer.isLSTM, layer.signature.gates.count == 4 else {
      throw NetworkError.notWritable(
        "\(layer.name) is \(layer.signature.cell), and the one recurrent component of nnet1 that is "
          + "written is LstmProjected, an LSTM with an input gate of its own")
    }
    guard layer.options["projection_clip"] ?? 0 == 0 else {
      throw NetworkError.notWritable(
        "\(layer.name) clips its projected outputs, which LstmProjected does not")
    }
    let units = layer.hiddenSize
    let kernel = try layer.parameter("kernel")
    func gates(_ rows: Range<Int>) throws -> Tensor<Scalar> {
      try GateOrder.kaldi.exchanged(kernel.rows(rows).transposed())
    }
    func peephole(_ gate: String) throws -> Tensor<Scalar> {
      try layer.parameters["peephole_" + gate] ?? Tensor([units], repeating: 0)
    }
    return [
      "w_gifo_x": try gates(0..<layer.inputSize),
      "w_gifo_r": try gates(layer.inputSize..<kernel.shape.dimensions[0]),
      "bias": try GateOrder.kaldi.exchanged(sums.whole(of: layer)),
      "peephole_i_c": try peephole("i"), "peephole_f_c": try peephole("f"),
      "peephole_o_c": try peephole("o"),
      "w_r_m": try layer.parameters["projection"].map { try $0.transposed() } ?? .identity(units),
      "CellClip": try Tensor([], [Scalar(layer.options["cell_clip"] ?? 0)]),
    ]
  }

  private func offsets(of splice: Splice, _ layer: Layer<Scalar>) throws -> KaldiTensor {
    let offsets = splice.offsets.compactMap(Int32.init(exactly:))
    guard offsets.count == splice.offsets.count else {
      throw NetworkError.notWritable(
        "\(layer.name) splices frames that are too far apart for Kaldi")
    }
    return KaldiTensor(shape: [offsets.count], values: .int32(offsets))
  }
}
