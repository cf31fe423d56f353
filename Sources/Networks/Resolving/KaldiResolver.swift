import ModelFiles
import RecurrentCells
import Tensors

/// Makes a plan from a Kaldi nnet1 network, each component a layer.
///
/// A Splice is part of the component behind it, whose rows it puts together; where there is none, of a
/// layer that copies.
struct KaldiResolver {
  let file: any ModelFile
  let options: NetworkOptions
  private(set) var plan: NetworkPlan

  /// What the next component's rows are put together from.
  private var splice: (component: KaldiComponents.Component, splice: Splice, width: Int)?

  /// Whether there are variables of such a network.
  static func recognises(_ variables: [Variable]) -> Bool {
    variables.contains { KaldiComponents.address(of: $0.name)?.part == "input_dim" }
  }

  init(_ file: any ModelFile, options: NetworkOptions) {
    self.file = file
    self.options = options
    plan = NetworkPlan(variables: file.variables)
  }

  mutating func resolve() {
    plan.naming = .kaldi
    do throws(NetworkError) {
      for component in try KaldiComponents(file.variables).components { try add(component) }
      try addCopy()
      try setOutputActivation()
      try checkOptions()
    } catch {
      plan.problem = error
    }
  }

  private mutating func add(_ component: KaldiComponents.Component) throws(NetworkError) {
    let shapes = KaldiShapes(component: component, file: file)
    let (inputs, outputs) = try shapes.sizes()
    let before = splice?.width ?? plan.layers.last?.outputSize ?? inputs
    guard before == inputs else {
      throw .shape(
        scope: component.name, reason: "it has \(inputs) inputs, and is fed with \(before)")
    }
    if component.kind == "Splice" {
      try addCopy()
      splice = (component, try shapes.splice(inputs, outputs), outputs)
      return
    }
    let spliced = splice?.splice
    let name = (splice.map { $0.component.name + "+" } ?? "") + component.name
    let splicing = splice?.component
    splice = nil
    append(try layer(component, name, shapes, inputs, outputs, spliced))
    if let splicing { assignRoles(of: splicing) }
    assignRoles(of: component)
  }

  private func layer(
    _ component: KaldiComponents.Component, _ name: String, _ shapes: KaldiShapes, _ inputs: Int,
    _ outputs: Int, _ splice: Splice?
  ) throws(NetworkError) -> LayerPlan {
    func layer(_ signature: Signature, _ source: LayerSource) -> LayerPlan {
      LayerPlan(
        name: name, signature: signature, inputSize: inputs, hiddenSize: outputs,
        splice: splice, source: source)
    }
    switch component.kind {
    case "LstmProjected":
      let (parts, cells) = try shapes.lstm(inputs, outputs)
      return LayerPlan(
        name: name,
        signature: .extendedLSTM(isCoupled: false, hasPeepholes: true, hasProjection: true),
        inputSize: inputs, hiddenSize: cells, projectionSize: outputs, splice: splice,
        source: .lstmProjected(parts),
        options: [
          "forget_bias": options.forgetBias ?? 0, "cell_clip": try shapes.cellClip(),
          "projection_clip": 0,
        ])
    case "AffineTransform":
      return layer(
        .dense,
        .dense(
          kernel: try shapes.variable("linearity", shape: [outputs, inputs]),
          bias: try shapes.variable("bias", shape: [outputs]), isTransposed: true))
    case "AddShift":
      return layer(.shift, .vector(try shapes.variable("shift", shape: [outputs])))
    case "Rescale":
      return layer(.scale, .vector(try shapes.variable("scale", shape: [outputs])))
    case "Sigmoid": return layer(.sigmoid, .nothing)
    case "Tanh": return layer(.tanh, .nothing)
    default: return layer(.softmax, .nothing)
    }
  }

  /// The layer that copies what is spliced, where no other takes it.
  private mutating func addCopy() throws(NetworkError) {
    guard let (component, splice, width) = splice else { return }
    self.splice = nil
    append(
      LayerPlan(
        name: component.name, signature: .copy, inputSize: width, hiddenSize: width,
        splice: splice, source: .nothing))
    assignRoles(of: component)
  }

  private mutating func append(_ layer: LayerPlan) { plan.layers.append(layer) }

  private mutating func assignRoles(of component: KaldiComponents.Component) {
    let place = plan.layers.count - 1
    let used = Set(plan.layers[place].source.variables.map(\.name))
    for variable in component.variables.values {
      plan.roles[variable.name] =
        used.contains(variable.name)
        ? .parameter(
          KaldiComponents.address(of: variable.name).map { String($0.part) } ?? "", layer: place)
        : .setting(layer: place)
    }
  }

  /// A network that ends with weights may be meant to have a softmax behind them.
  private mutating func setOutputActivation() throws(NetworkError) {
    guard let activation = options.outputActivation else { return }
    guard let last = plan.layers.last, last.signature == .dense else {
      throw .option(
        "An output activation was given (\(activation.rawValue)), but the network does not end with "
          + "an AffineTransform")
    }
    guard activation == .softmax else { return }
    plan.layers[plan.layers.count - 1] = LayerPlan(
      name: last.name, signature: .denseSoftmax, inputSize: last.inputSize,
      hiddenSize: last.hiddenSize, splice: last.splice, source: last.source)
  }

  /// The file says everything but a forget bias, of which Kaldi has none.
  private mutating func checkOptions() throws(NetworkError) {
    let given = [
      ("cell clip", options.cellClip != nil), ("projection clip", options.projectionClip != nil),
      ("scope", !options.scopes.isEmpty), ("output scope", options.output != .automatic),
    ]
    if let (name, _) = given.first(where: \.1) {
      throw .option("The \(name) was given, but a Kaldi network says it all itself")
    }
    if options.forgetBias != nil, plan.recurrentLayers.isEmpty {
      throw .option("A forget bias was given, but no layer is an LSTM")
    }
    if let bias = options.forgetBias, bias != 0 {
      plan.assumptions.append(
        "forget_bias is \(bias), as was asked for: the network as Kaldi runs it has none.")
    }
  }
}
