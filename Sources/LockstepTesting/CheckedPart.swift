import Lockstep

/// What a campaign of a check is of: all of it, or a layer of a model.
struct CheckedPart {
  /// What it is called in findings, such as `layer 1 (rnn/multi_rnn_cell/cell_1/basic_lstm_cell)`.
  var layer: String?

  /// The file that its one case comes from.
  var file: FiledCase?

  /// Whether a case can be repeated by its index.
  var isDrawn = true

  /// What was taken for granted, a line each.
  var notes: [String] = []

  /// Where the case of an index is.
  func place(seed: UInt64, index: Int) -> String {
    let address =
      if let file { "the case of \(file.path.printable)" } else if isDrawn {
        "case \(seed):\(index)"
      } else { "the given inputs" }
    return layer.map { "in \($0), \(address)" } ?? "at \(address)"
  }
}
