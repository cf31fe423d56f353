import ModelFiles

/// The sizes that follow from the shapes of a PyTorch layer's weights, or why none do.
struct PyTorchShapes {
  let scope: String
  let input: Variable
  let recurrent: Variable

  /// The number of gates, I and H of weights `[gH, I]` and `[gH, H]`.
  func sizes() throws(NetworkError) -> (gates: Int, inputs: Int, hidden: Int) {
    try LayerShapes(scope: scope, cell: "LSTM", gates: 4).check([input, recurrent])
    guard input.shape.count == 2, recurrent.shape.count == 2 else {
      throw wrong("both are matrices in PyTorch")
    }
    let (rows, hidden) = (recurrent.shape[0], recurrent.shape[1])
    guard rows == 4 * hidden || rows == hidden else {
      throw hidden == 4 * rows
        ? wrong("they seem to be transposed: turned round weight_hh would be [\(hidden), \(rows)]")
        : wrong("\(rows) rows are neither 4·\(hidden), an LSTM's, nor \(hidden), an RNN's")
    }
    guard input.shape[0] == rows else {
      throw wrong("they have \(input.shape[0]) and \(rows) rows, and both must have as many")
    }
    return (rows / hidden, input.shape[1], hidden)
  }

  func check(bias: Variable, width: Int) throws(NetworkError) {
    guard bias.shape == [width] else {
      throw .shape(
        scope: scope,
        reason: "\(bias.name) must have the shape [\(width)], not \(bias.shape), beside weight_hh "
          + "\(recurrent.shape)")
    }
  }

  private func wrong(_ what: String) -> NetworkError {
    .shape(
      scope: scope,
      reason: "weight_ih \(input.shape) and weight_hh \(recurrent.shape) are neither an LSTM's "
        + "[4H, I] and [4H, H] nor an RNN's [H, I] and [H, H]: \(what)")
  }
}
