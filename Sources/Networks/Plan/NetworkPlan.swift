public import ModelFiles
public import Tensors

/// What a model file's variables are, from its index alone: layers, and the rest.
///
/// It says also what the file leaves open (`assumptions`), and why it cannot be loaded (`problem`);
/// then the other properties hold what could be found out nevertheless.
public struct NetworkPlan: Hashable, Sendable {
  /// Whose names and layouts the recurrent layers have; nil if there are none.
  public internal(set) var naming: Naming?

  /// The layers, the first to see the inputs first.
  public internal(set) var layers: [LayerPlan] = []

  /// Every variable of the file, in its order.
  public internal(set) var variables: [Variable]

  /// For each variable, by name.
  public internal(set) var roles: [String: VariableRole] = [:]

  /// What the file cannot say and was taken for granted, a sentence each; to be shown always.
  public internal(set) var assumptions: [String] = []

  /// What else somebody should know: a sentence each.
  public internal(set) var notes: [String] = []

  /// Why the network cannot be loaded.
  public internal(set) var problem: NetworkError?

  /// The variables that the network is made from.
  public var usedVariables: [Variable] {
    layers.flatMap(\.source.variables)
  }

  /// What belongs to the training and not to the network.
  public var setAside: [Variable] { variables.filter { role(of: $0).isSetAside } }

  /// The precision to compute in: float64 for a network of float64, else float32.
  public var scalarType: DType {
    usedVariables.contains { $0.type == .float64 } ? .float64 : .float32
  }

  /// The number of parameters of all layers.
  public var parameterCount: Int { layers.reduce(0) { $0 + $1.parameterCount.value } }

  public var recurrentLayers: [LayerPlan] { layers.filter(\.signature.isRecurrent) }

  /// The last layer if it is no recurrent one.
  public var output: LayerPlan? { layers.last.flatMap { $0.signature.isRecurrent ? nil : $0 } }

  /// What the layer of that place is called in reports: `layer 0`, `output layer`.
  public func partName(at place: Int) -> String {
    layers.map(\.signature).partName(at: place)
  }

  public func role(of variable: Variable) -> VariableRole { roles[variable.name] ?? .unused }
}

extension NetworkPlan {
  /// What a file's variables are; no weights are loaded.
  ///
  /// - Parameters:
  ///   - file: a few settings are read, such as the clips of a Kaldi network.
  ///   - options: what the file cannot say.
  public init(of file: any ModelFile, options: NetworkOptions = NetworkOptions()) {
    if KaldiResolver.recognises(file.variables) {
      var resolver = KaldiResolver(file, options: options)
      resolver.resolve()
      self = resolver.plan
      return
    }
    let weights = file.variables.filter { !NetworkSettings.isSetting($0) }
    do throws(NetworkError) {
      self.init(weights, options: try NetworkSettings.options(options, from: file))
    } catch {
      self.init(weights, options: options)
      problem = error
    }
    variables = file.variables
    for variable in variables where NetworkSettings.isSetting(variable) {
      roles[variable.name] = .setting(layer: nil)
    }
  }

  /// What variables are by their names, TensorFlow's or PyTorch's.
  public init(_ variables: [Variable], options: NetworkOptions = NetworkOptions()) {
    var resolver = NetworkResolver(variables, options: options)
    resolver.resolve()
    self = resolver.plan
  }
}
