import CrossCheck

extension Stage {
  /// `x·K i`, `+ forget bias`, `i from z`.
  var text: String {
    let from = basis.map { " from \($0)" } ?? ""
    let ofGate = gate.map { " \($0)" } ?? ""
    return switch quantity {
    case .inputProduct: "x·K" + ofGate
    case .recurrentProduct: "h·R" + ofGate
    case .withBias: "+ bias" + ofGate
    // It is added to one gate's alone.
    case .withForgetBias: "+ forget bias"
    case .withPeephole: "+ peephole" + ofGate
    case .activation: (gate ?? "gate") + from
    case .unprojected: "tanh(c)·o"
    case .c, .h, .y: quantity.rawValue + from
    }
  }

  /// The name without the gate where several gates have the stage.
  var group: String {
    switch quantity {
    case .inputProduct, .recurrentProduct, .withBias, .withPeephole: Stage(quantity).text
    case .activation: basis == nil ? "gates" : "gates from z"
    case .withForgetBias, .unprojected, .c, .h, .y: text
    }
  }
}
