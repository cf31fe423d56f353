import RecurrentCells
import Tensors

extension Network {
  /// Under the names of one PyTorch module, with `head` behind it.
  func pyTorchVariables() throws -> WrittenNetwork<Scalar> {
    let (stack, output) = try stack(for: "PyTorch")
    let layers = try stack.map { try $0.simplified() }
    if let layer = layers.first(where: \.isExtended) {
      throw NetworkError.notWritable(
        "\(layer.name) is \(layer.signature.cell), and under PyTorch's names only the LSTM without "
          + "peepholes, clips, projection and coupled gates is written: --names tensorflow can hold it"
      )
    }
    guard Set(layers.map(\.hiddenSize)).count == 1, Set(layers.map(\.isLSTM)).count == 1 else {
      let kinds = layers.map { "\($0.signature.cell) of \($0.hiddenSize) units" }
      throw NetworkError.notWritable(
        "A PyTorch module has layers of one kind and size; these are "
          + kinds.joined(separator: ", "))
    }
    var sums = BiasSums<Scalar>()
    var tensors: NamedTensors<Scalar> = [:]
    let prefix = output == nil ? "" : "rnn."
    let biases = try layers.map { try sums.pair(of: $0) }
    let hasBiases = biases.contains { $0 != nil }
    for (index, layer) in layers.enumerated() {
      let gates = GateOrder(pyTorch: layer.signature)
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
    var options = NetworkOptions()
    if layers[0].isLSTM { options.forgetBias = 0 }
    if let output {
      tensors["head.weight"] = try output.layer.parameter("kernel").transposed()
      tensors["head.bias"] = try output.layer.parameter("bias")
      if output.hasSoftmax {
        options.outputActivation = .softmax
        sums.notes.append(
          "The output layer ends with a softmax, which lockstep.output_softmax says: Lockstep reads it, "
            + "and PyTorch does not.")
      }
    }
    // PyTorch's LSTM has no forget bias to be told.
    let told = NetworkOptions(outputActivation: options.outputActivation)
    for (name, tensor) in try NetworkSettings.tensors(told) as NamedTensors<Scalar> {
      tensors[name] = tensor
    }
    return WrittenNetwork(tensors: tensors, options: options, notes: sums.notes)
  }
}
