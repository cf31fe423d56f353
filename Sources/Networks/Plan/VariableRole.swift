/// What a variable of a model file is for.
public enum VariableRole: Hashable, Sendable, CustomStringConvertible {
  /// A recurrent layer's tensor, under the name of its kind: `kernel`, `weight_ih`.
  case parameter(String, layer: Int)

  /// The output layer's `kernel` or `bias`.
  case output(String)

  /// A size or a constant of a layer that is no weight; without a layer, of the network.
  case setting(layer: Int?)

  /// What an optimizer keeps beside a variable.
  case slot(String, of: String)

  /// Something else of the training: a counter, a learning rate.
  case training(String)

  /// A part of a network that was not chosen.
  case otherNetwork(String)

  /// A part of a cell that is recognised and not supported.
  case unsupported(cell: String)

  case unused

  public var description: String {
    switch self {
    case .parameter(let part, let layer): "\(part) of layer \(layer)"
    case .output(let part): "\(part) of the output layer"
    case .setting(let layer?): "setting of layer \(layer)"
    case .setting(nil): "setting"
    case .slot(let slot, let name): "\(slot) slot of \(name)"
    case .training(let what): what
    case .otherNetwork(let network): "of the network \(network), which was not chosen"
    case .unsupported(let cell): "of a cell that is not supported: \(cell)"
    case .unused: "not used"
    }
  }

  /// Whether it belongs to the training and not to the network.
  public var isSetAside: Bool {
    switch self {
    case .slot, .training: true
    default: false
    }
  }
}
