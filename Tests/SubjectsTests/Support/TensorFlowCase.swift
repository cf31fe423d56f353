import Lockstep

/// A network that TensorFlow ran: its weights and inputs as a case, and what TensorFlow reported.
struct TensorFlowCase {
  let example: Case<Float>
  /// The outputs of all steps, [T, B, H].
  let outputs: Tensor<Float>
  let finalState: NamedTensors<Float>

  /// Reads a folder of `Reference/tests/data` with NumPy.
  init(_ folder: String) throws {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let path = "/\(root)/Reference/tests/data/\(folder)/"
    let interpreter = try Interpreter.start()
    (example, outputs, finalState) = try interpreter.withGIL { gil in
      let numpy = try gil.module("numpy")
      let load = try numpy.attribute("load", gil)
      let weights = try load.call([path + "weights_plain.npz"], gil)
      let data = try load.call([path + "io.npz"], gil)

      func tensor(_ array: PythonObject) throws -> Tensor<Float> {
        let contiguous = try numpy.attribute("ascontiguousarray", gil).call([array], gil)
        let (shape, elements) = try contiguous.copiedElements(of: Float.self, gil)
        return try Tensor(shape, elements)
      }
      func timeMajor(_ name: String) throws -> Tensor<Float> {
        try tensor(data.item(name, gil).attribute("swapaxes", gil).call([0, 1], gil))
      }
      let inputs = try timeMajor("x")
      let outputs = try timeMajor("outputs")
      let sizes = Sizes(
        steps: inputs.shape.dimensions[0], batch: inputs.shape.dimensions[1],
        inputSize: inputs.shape.dimensions[2], hiddenSize: outputs.shape.dimensions[2])
      let zeros = try Tensor<Float>([sizes.batch, sizes.hiddenSize], repeating: 0)
      let scope = "lstm|rnn|basic_lstm_cell|"
      let example = try Case(
        .lstm, sizes: sizes,
        tensors: [
          "inputs": inputs, "kernel": tensor(weights.item(scope + "kernel", gil)),
          "bias": tensor(weights.item(scope + "bias", gil)), "initial_c": zeros,
          "initial_h": zeros,
        ],
        provenance: .given(name: folder))
      let final: NamedTensors = [
        "c": try tensor(data.item("c_0", gil)), "h": try tensor(data.item("h_0", gil)),
      ]
      return (example, outputs, final)
    }
  }
}
