import ModelFiles

/// Recognises what a training leaves in a file beside the network.
struct TrainingVariables {
  private let names: Set<String>

  private static let slots: Set<Substring> = [
    "Adam", "AdaMax", "Nadam", "LazyAdam", "AdamW", "Momentum", "RMSProp", "Adagrad", "AdagradDA",
    "Adadelta", "Ftrl", "ExponentialMovingAverage",
  ]
  private static let moments: Set<Substring> = ["exp_avg", "exp_avg_sq", "momentum_buffer"]

  init(_ variables: [Variable]) { names = Set(variables.map(\.name)) }

  /// The role of a variable of the training; nil if it is none.
  func role(of variable: Variable) -> VariableRole? {
    let path = Path(variable.name)
    let stem = path.leaf.withoutNumber
    if let place = path.components.firstIndex(of: ".OPTIMIZER_SLOT") {
      return .slot(String(path.leaf), of: path.prefix(place))
    }
    // A scope cannot be a variable too, unless somebody keeps something beside it.
    if path.separator == "/", names.contains(path.parent) || Self.slots.contains(stem) {
      return .slot(String(path.leaf), of: path.parent)
    }
    if Self.moments.contains(path.leaf) { return .slot(String(path.leaf), of: path.parent) }
    if ["beta1_power", "beta2_power"].contains(stem) { return .training("optimizer's counter") }
    if stem == "learning_rate" { return .training("learning rate") }
    let isWhole = variable.type.name.hasPrefix("int") || variable.type.name.hasPrefix("uint")
    if ["global_step", "num_batches_tracked"].contains(stem) || (isWhole && variable.shape.isEmpty)
    {
      return .training("counter")
    }
    return nil
  }
}
