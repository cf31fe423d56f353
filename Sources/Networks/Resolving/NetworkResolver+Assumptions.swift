import ModelFiles
import RecurrentCells

extension NetworkResolver {
  /// One loadable type for all that is used.
  func checkTypes() throws(NetworkError) {
    let used = plan.usedVariables
    if let variable = used.first(where: { !$0.type.isLoadable }) {
      throw .notLoadable(variable: variable.name, type: variable.type.name)
    }
    let types = Dictionary(grouping: used, by: \.type.name)
    guard types.count <= 1 else {
      throw .mixedTypes(
        types.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value[0].name))" })
    }
  }

  /// Nothing is asked for that would have no effect.
  func checkOptions() throws(NetworkError) {
    if let bias = options.forgetBias {
      guard plan.layers.contains(where: { $0.options["forget_bias"] != nil }) else {
        throw .option("A forget bias was given (\(bias)), but no layer is an LSTM")
      }
    }
    if let clip = options.cellClip, !plan.hasLSTMCell {
      throw .option("A cell clip was given (\(clip)), but no layer is an LSTMCell")
    }
    if let clip = options.projectionClip, plan.layers.allSatisfy({ $0.projectionSize == nil }) {
      throw .option("A projection clip was given (\(clip)), but no layer has a projection")
    }
    if let activation = options.outputActivation, plan.output == nil {
      throw .option(
        "An output activation was given (\(activation.rawValue)), but the network has no output "
          + "layer")
    }
  }

  /// Says what was taken for granted.
  mutating func addAssumptions() {
    guard let naming = plan.naming, !plan.layers.isEmpty else { return }
    let hasLSTM = plan.layers.contains { $0.options["forget_bias"] != nil }
    let hasRNN = plan.recurrentLayers.contains { $0.options["forget_bias"] == nil }
    if hasLSTM, options.forgetBias == nil {
      plan.assumptions.append(
        naming == .tensorflow
          ? "forget_bias is 1, TensorFlow's default: no checkpoint holds it; --forget-bias changes it."
          : "forget_bias is 0: the names are PyTorch's, whose LSTM adds none; --forget-bias changes it."
      )
    }
    if plan.hasLSTMCell, options.cellClip == nil {
      plan.assumptions.append(
        "cell_clip is none, LSTMCell's default: no checkpoint holds it, and LSTMBlockCell, whose "
          + "variables have the same names, has 3; --cell-clip changes it.")
    }
    if plan.layers.contains(where: { $0.projectionSize != nil }), options.projectionClip == nil {
      plan.assumptions.append(
        "proj_clip is none, LSTMCell's default: no checkpoint holds it; --projection-clip changes it."
      )
    }
    if hasRNN {
      plan.assumptions.append(
        "The RNN's activation is tanh, the default of \(naming == .tensorflow ? "TensorFlow" : "PyTorch"), "
          + "whose names these are: the file does not say.")
    }
    if plan.output != nil, options.outputActivation == nil {
      plan.assumptions.append(
        "The output layer has no activation: the file does not say; --output-activation changes it."
      )
    }
    if case .dense(let kernel, nil, _) = plan.output?.source {
      plan.assumptions.append("The output layer has no bias: there is none beside \(kernel.name).")
    }
    if let type = plan.usedVariables.first?.type, [.float16, .bfloat16].contains(type) {
      plan.assumptions.append(
        "The variables are \(type), and every one is a float32 exactly: the network is computed in "
          + "float32.")
    }
  }
}

extension NetworkPlan {
  fileprivate var hasLSTMCell: Bool {
    layers.contains { layer in
      if case .lstmCell = layer.source { true } else { false }
    }
  }
}
