import ModelFiles

extension CellGroup {
  /// The first cell of the stack that is not supported; nil if all are.
  var unsupportedCell: (name: String, scope: String, remedy: String)? {
    for member in members {
      guard case .other(let name) = member.address.cell else { continue }
      let cell = name == "LSTMCell" ? kindOfLSTMCell(in: member.address.layer) : name
      return (cell, member.address.layer, remedy(for: cell))
    }
    // Only the shapes tell a GRU from an LSTM.
    for member in members where member.address.part == "weight_hh" {
      let shape = member.variable.shape
      if shape.count == 2, shape[1] > 0, shape[0] == shape[1].multipliedReportingOverflow(by: 3).0 {
        return ("PyTorch's GRU", member.address.layer, remedy(for: "GRU"))
      }
    }
    return nil
  }

  /// TensorFlow's LSTMCell has one scope and several variants.
  private func kindOfLSTMCell(in layer: String) -> String {
    let parts = members.filter { $0.address.layer.isWithin(layer) }.map(\.address.part)
    let hasPeepholes = parts.contains { $0.hasPrefix("w_") && $0.hasSuffix("_diag") }
    let hasProjection = parts.contains { $0.hasPrefix("projection") || $0.hasPrefix("W_P") }
    return switch (hasPeepholes, hasProjection) {
    case (true, true): "LSTMCell with peepholes and a projection"
    case (true, false): "LSTMCell with peepholes"
    case (false, true): "LSTMCell with a projection"
    case (false, false): "LSTMCell (or LSTMBlockCell, whose variables have the same names)"
    }
  }

  private func remedy(for cell: String) -> String {
    let supported =
      "Supported are BasicLSTMCell and BasicRNNCell of TensorFlow, and LSTM and RNN of PyTorch, "
      + "in one direction and without a projection."
    guard cell.hasPrefix("LSTMCell (") else { return supported }
    return "It equals BasicLSTMCell only if it was made without cell_clip, which the file does not "
      + "say. " + supported
  }
}
