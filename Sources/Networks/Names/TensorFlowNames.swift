/// Where TensorFlow's variable scopes put a variable, in all its versions.
///
/// `…/basic_lstm_cell/kernel`, before 1.2 `…/basic_lstm_cell/weights`, before 1.0
/// `…/BasicLSTMCell/Linear/Matrix`; in a stack `…/multi_rnn_cell/cell_0/…` or
/// `…/MultiRNNCell/Cell0/…`.
enum TensorFlowNames {
  private static let parts: [String: String] = [
    "kernel": "kernel", "weights": "kernel", "linear/matrix": "kernel", "linear/weights": "kernel",
    "linear/kernel": "kernel",
    "bias": "bias", "biases": "bias", "linear/bias": "bias", "linear/biases": "bias",
  ]

  /// The further parts of an LSTMCell; `w_0`, `b` and `w_p_0` before 1.1.
  private static let lstmCellParts: [String: String] = [
    "w_0": "kernel", "b": "bias",
    "w_i_diag": "peephole_i", "w_f_diag": "peephole_f", "w_o_diag": "peephole_o",
    "projection/kernel": "projection", "projection/weights": "projection", "w_p_0": "projection",
  ]

  /// What a name within the scope of a cell stands for; the name itself where that is not known.
  static func part(_ name: String, of cell: VariableAddress.Cell) -> String {
    let key = name.lowercased()
    return parts[key] ?? (cell == .lstmCell ? lstmCellParts[key] : nil) ?? name
  }

  static func address(of name: String) -> VariableAddress? {
    let path = Path(name)
    let scopes = path.components.dropLast()
    guard path.separator == "/" else { return nil }
    func address(
      _ cell: VariableAddress.Cell, network: Int, layer: Int, index: Int = 0
    ) -> VariableAddress {
      let rest = path.components[layer...].joined(separator: "/")
      return VariableAddress(
        naming: .tensorflow, network: path.prefix(network), layer: path.prefix(layer),
        index: index, cell: cell, part: part(rest, of: cell))
    }
    if let (place, wrapper) = wrapper(around: scopes) {
      return address(.other(wrapper), network: place + 1, layer: place + 1)
    }
    guard let place = scopes.lastIndex(where: isCell) else { return nil }
    let cell: VariableAddress.Cell =
      switch plain(scopes[place]) {
      case "basiclstmcell": .basicLSTM
      case "basicrnncell": .basicRNN
      case "lstmcell": .lstmCell
      default: .other(className(of: scopes[place]))
      }
    if let stack = scopes[..<place].lastIndex(where: { plain($0) == "multirnncell" }),
      stack + 1 < place, let index = number(ofCell: scopes[stack + 1])
    {
      return address(cell, network: stack + 1, layer: place + 1, index: index)
    }
    return address(cell, network: place + 1, layer: place + 1)
  }

  /// A scope without what differs between the versions: `basic_lstm_cell_1` is `basiclstmcell`.
  private static func plain(_ scope: Substring) -> String {
    scope.withoutNumber.lowercased().filter { $0 != "_" }
  }

  static func isCell(_ scope: Substring) -> Bool {
    let plain = plain(scope)
    return plain.hasSuffix("cell") && plain != "cell" && plain != "multirnncell"
  }

  /// 10 for `cell_10` and `Cell10`.
  private static func number(ofCell scope: Substring) -> Int? {
    let digits = scope.lowercased().drop { !$0.isASCIIDigit }
    guard ["cell_", "cell"].contains(scope.dropLast(digits.count).lowercased()) else { return nil }
    return digits.allSatisfy(\.isASCIIDigit) ? Int(digits) : nil
  }

  /// What surrounds a cell and changes what the layer computes.
  private static func wrapper(around scopes: ArraySlice<Substring>) -> (Int, String)? {
    for (place, scope) in scopes.enumerated() {
      let plain = plain(scope)
      if ["bidirectionalrnn", "birnn", "birnnfw", "birnnbw"].contains(plain) {
        return (place, "a bidirectional layer")
      }
      for kind in ["attention", "residual", "highway"]
      where plain.hasPrefix(kind) && plain.hasSuffix("wrapper") {
        return (place, className(of: scope))
      }
    }
    return nil
  }

  /// The Python class that gives a scope its name: `lstm_cell` is LSTMCell.
  private static func className(of scope: Substring) -> String {
    let stem = scope.withoutNumber
    guard stem == stem.lowercased()[...] else { return String(stem) }
    return stem.split(separator: "_").map { word in
      ["lstm", "gru", "rnn", "nas", "ugrnn", "sru"].contains(word)
        ? word.uppercased() : word.prefix(1).uppercased() + word.dropFirst()
    }.joined()
  }
}
