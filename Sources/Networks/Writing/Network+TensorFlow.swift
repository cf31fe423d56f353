import RecurrentCells
import Tensors

extension Network {
  /// Under the names of TensorFlow's cells.
  func tensorFlowVariables() throws -> WrittenNetwork<Scalar> {
    let (layers, output) = try stack(for: "TensorFlow")
    var sums = BiasSums<Scalar>()
    var tensors: NamedTensors<Scalar> = [:]
    for (index, layer) in layers.enumerated() {
      let cell =
        layer.isExtended ? "lstm_cell" : layer.isLSTM ? "basic_lstm_cell" : "basic_rnn_cell"
      let scope = layers.count == 1 ? "rnn/\(cell)" : "rnn/multi_rnn_cell/cell_\(index)/\(cell)"
      tensors["\(scope)/kernel"] = try layer.parameter("kernel")
      tensors["\(scope)/bias"] = try sums.bias(of: layer)
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
      tensors["dense/kernel"] = try output.layer.parameter("kernel")
      tensors["dense/bias"] = try output.layer.parameter("bias")
    }
    var options = NetworkOptions()
    var notes: [String] = []
    func value(of option: String, _ name: String, _ argument: String) throws -> Double? {
      let values = Set(layers.compactMap { $0.options[option] })
      guard values.count <= 1 else {
        throw NetworkError.notWritable(
          "The layers have different values of the \(name), and whoever reads the variables gives "
            + "one only")
      }
      guard let value = values.first else { return nil }
      if option == "forget_bias" || value != 0 {
        notes.append(
          "The \(name) is \(value); no variable holds it: read it with \(argument) \(value).")
      }
      return value
    }
    options.forgetBias = try value(of: "forget_bias", "forget bias", "--forget-bias")
    options.cellClip = try value(of: "cell_clip", "cell clip", "--cell-clip")
    options.projectionClip = try value(
      of: "projection_clip", "projection clip", "--projection-clip")
    if let output, output.hasSoftmax {
      options.outputActivation = .softmax
      notes.append(
        "The output layer ends with a softmax; no variable says so: read it with "
          + "--output-activation softmax.")
    }
    return WrittenNetwork(tensors: tensors, options: options, notes: notes + sums.notes)
  }
}
