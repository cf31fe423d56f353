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
    func value(of option: String, _ name: String) throws -> Double? {
      let values = Set(layers.compactMap { $0.options[option] })
      guard values.count <= 1 else {
        throw NetworkError.notWritable(
          "The layers have different values of the \(name), and whoever reads the variables gives "
            + "one only")
      }
      return values.first
    }
    options.forgetBias = try value(of: "forget_bias", "forget bias")
    options.cellClip = try value(of: "cell_clip", "cell clip")
    options.projectionClip = try value(of: "projection_clip", "projection clip")
    if let output, output.hasSoftmax { options.outputActivation = .softmax }
    for (name, tensor) in try NetworkSettings.tensors(options) as NamedTensors<Scalar> {
      tensors[name] = tensor
    }
    let notes =
      [
        "In TensorFlow it is \(layers.map(Self.constructor).joined(separator: ", then "))"
          + (output.map { $0.hasSoftmax ? ", then dense with a softmax" : ", then dense" } ?? "")
          + "; what of that is no weight is kept under lockstep.…, which Lockstep reads and TensorFlow "
          + "does not."
      ]
    return WrittenNetwork(tensors: tensors, options: options, notes: notes + sums.notes)
  }

  /// The cell as TensorFlow's Python makes it.
  private static func constructor(of layer: Layer<Scalar>) -> String {
    guard layer.isLSTM else { return "BasicRNNCell(\(layer.hiddenSize))" }
    func option(_ name: String) -> Scalar { Scalar(layer.options[name] ?? 0) }
    let forgetBias = "forget_bias=\(option("forget_bias"))"
    guard layer.isExtended else { return "BasicLSTMCell(\(layer.hiddenSize), \(forgetBias))" }
    var arguments = ["\(layer.hiddenSize)"]
    if layer.parameters["peephole_i"] != nil { arguments.append("use_peepholes=True") }
    if option("cell_clip") != 0 { arguments.append("cell_clip=\(option("cell_clip"))") }
    if let size = layer.projectionSize { arguments.append("num_proj=\(size)") }
    if option("projection_clip") != 0 {
      arguments.append("proj_clip=\(option("projection_clip"))")
    }
    return "LSTMCell(\((arguments + [forgetBias]).joined(separator: ", ")))"
  }
}
