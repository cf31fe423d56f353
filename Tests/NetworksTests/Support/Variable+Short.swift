import ModelFiles

extension Variable {
  /// A float32 variable.
  init(_ name: String, _ shape: Int..., type: ElementType = .float32) {
    self.init(name: name, type: type, shape: shape)
  }

  /// Kernel and bias of a BasicLSTMCell, in that order, below a scope.
  static func lstm(_ scope: String, inputs: Int, units: Int) -> [Variable] {
    [
      Variable("\(scope)/kernel", inputs + units, 4 * units),
      Variable("\(scope)/bias", 4 * units),
    ]
  }

  /// What a layer of PyTorch's LSTM consists of.
  static func pyTorch(
    _ prefix: String = "", layer: Int = 0, inputs: Int, units: Int, gates: Int = 4,
    biases: Bool = true
  ) -> [Variable] {
    let rows = gates * units
    return [
      Variable("\(prefix)weight_ih_l\(layer)", rows, inputs),
      Variable("\(prefix)weight_hh_l\(layer)", rows, units),
    ]
      + (biases
        ? [
          Variable("\(prefix)bias_ih_l\(layer)", rows),
          Variable("\(prefix)bias_hh_l\(layer)", rows),
        ]
        : [])
  }
}
