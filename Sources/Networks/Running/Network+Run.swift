import RecurrentCells
public import Tensors

extension Network {
  /// Runs the network over sequences.
  ///
  /// - Parameters:
  ///   - inputs: time-major, `[T, B, I]`; T and B may be 0.
  ///   - initialStates: for each recurrent layer its states, `[B, H]`, under the signature's names; nil
  ///     is zeros throughout.
  ///   - lengths: of the B sequences, each within 0…T; nil is T throughout. Past a sequence's end
  ///     the states stay as they are, and the outputs are 0, as with TensorFlow's `dynamic_rnn` and
  ///     PyTorch's packed sequences.
  /// - Throws: `NetworkError` if a shape, a state or a length does not fit; `CellError` if the
  ///   results do not fit into memory.
  public func run(
    _ inputs: Tensor<Scalar>, from initialStates: [NamedTensors<Scalar>]? = nil,
    lengths: [Int]? = nil
  ) throws -> NetworkRun<Scalar> {
    let shape = inputs.shape.dimensions
    guard shape.count == 3, shape[2] == inputSize else {
      throw NetworkError.argument(
        "The inputs must have the shape [T, B, \(inputSize)], not \(inputs.shape)")
    }
    let (steps, batch) = (shape[0], shape[1])
    // Inputs without elements say any number; the states of that many sequences are allocated.
    guard steps > 0 || batch <= 1 << 16 else {
      throw NetworkError.argument("The inputs \(inputs.shape) have no step for \(batch) sequences")
    }
    if let lengths { try check(lengths, steps: steps, batch: batch) }
    if let initialStates { try check(initialStates, batch: batch) }
    var runs: [LayerRun<Scalar>] = []
    var outputs = inputs
    var given = (initialStates ?? []).makeIterator()
    for layer in layers {
      let initial =
        try (layer.signature.isRecurrent ? given.next() : nil) ?? layer.zeroStates(batch: batch)
      let run = try layer.run(outputs, from: initial, lengths: lengths)
      outputs = run.outputs
      runs.append(run)
    }
    return NetworkRun(layers: runs)
  }

  private func check(_ lengths: [Int], steps: Int, batch: Int) throws(NetworkError) {
    guard lengths.count == batch else {
      throw .argument("There are \(batch) sequences, but \(lengths.count) lengths")
    }
    for (row, length) in lengths.enumerated() where !(0...steps).contains(length) {
      throw .argument("The length \(length) of sequence \(row) is not within 0…\(steps)")
    }
  }

  private func check(_ states: [NamedTensors<Scalar>], batch: Int) throws(NetworkError) {
    let recurrent = layers.filter(\.signature.isRecurrent)
    guard states.count == recurrent.count else {
      throw .argument(
        "There are \(recurrent.count) recurrent layers, but initial states for \(states.count)")
    }
    for (layer, states) in zip(recurrent, states) {
      guard Set(states.names) == Set(layer.signature.states) else {
        throw .argument(
          "The layer \(layer.name) has the states \(layer.signature.states.joined(separator: ", "))"
            + ", not \(states.names.joined(separator: ", "))")
      }
      for (name, tensor) in states {
        let expected = [batch, layer.width(of: name)]
        guard tensor.shape.dimensions != expected else { continue }
        throw .argument(
          "The initial \(name) of the layer \(layer.name) must have the shape \(expected), not "
            + "\(tensor.shape)")
      }
    }
  }
}
