import ModelFiles

extension CellGroup {
  /// The first cell of the stack that is not supported; nil if all are.
  var unsupportedCell: (name: String, scope: String, remedy: String)? {
    for member in members {
      guard case .other(let name) = member.address.cell else { continue }
      return (name, member.address.layer, Self.remedy)
    }
    // Only the shapes tell a GRU from an LSTM.
    for member in members where member.address.part == "weight_hh" {
      let shape = member.variable.shape
      if shape.count == 2, shape[1] > 0, shape[0] == shape[1].multipliedReportingOverflow(by: 3).0 {
        return ("PyTorch's GRU", member.address.layer, Self.remedy)
      }
    }
    return nil
  }

  private static let remedy =
    "Supported are BasicLSTMCell, LSTMCell and BasicRNNCell of TensorFlow, and LSTM and RNN of "
    + "PyTorch without a projection, in one direction."
}
