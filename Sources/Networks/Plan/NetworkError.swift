import Tensors

/// Why variables do not make a network, or a network cannot do what is asked.
public enum NetworkError: Error, Hashable, CustomStringConvertible {
  /// With what the file holds instead.
  case noRecurrentVariables(contents: String)

  /// A cell that is recognised, where, and what can be done.
  case unsupportedCell(String, scope: String, remedy: String)
  case severalNetworks([String])
  case unknownScope(String, networks: [String])

  /// A variable that a layer lacks, or has twice.
  case incomplete(scope: String, reason: String)

  /// Shapes that do not fit together, with the numbers.
  case shape(scope: String, reason: String)
  case notLoadable(variable: String, type: String)
  case mixedTypes([String])
  case severalOutputLayers([String])
  case unknownOutputLayer(String, inputs: Int, candidates: [String])

  /// An option that has nothing to act on.
  case option(String)

  /// Inputs, states or lengths that do not fit the network.
  case argument(String)

  /// Why a network has no exact equivalent under the other framework's names.
  case notWritable(String)

  public var description: String { text.printable }

  private var text: String {
    switch self {
    case .noRecurrentVariables(let contents):
      "The file holds no recurrent layer that Lockstep knows. \(contents) If it is "
        + "a TensorFlow checkpoint, the usual cause is a Saver made before the variables were: it saves "
        + "only what existed by then. Make it after the whole network has been built."
    case .unsupportedCell(let cell, let scope, let remedy):
      "\(place(scope)) is of a cell that Lockstep does not support: \(cell). \(remedy)"
    case .severalNetworks(let networks):
      "The file holds several networks: \(list(networks)). Choose one with --scope, or those "
        + "that are one stack, each fed by the one before, with --scope for each in that order."
    case .unknownScope(let scope, let networks):
      "No network has the scope \(scope); the file holds \(list(networks))."
    case .incomplete(let scope, let reason), .shape(let scope, let reason):
      "\(place(scope)): \(reason)."
    case .notLoadable(let variable, let type):
      "The variable \(variable) is of type \(type), and only float16, bfloat16, float32 and "
        + "float64 can be loaded: save the network in one of these."
    case .mixedTypes(let types):
      "The network's variables are of several types: \(list(types)). Save it in one type."
    case .severalOutputLayers(let scopes):
      "Several variables could be the output layer: \(list(scopes)). Choose one with "
        + "--output-scope, or `none`."
    case .unknownOutputLayer(let scope, let inputs, let candidates):
      "The scope \(scope) holds no output layer for \(inputs) inputs, a kernel [\(inputs), N] and a "
        + "bias [N] or none; "
        + (candidates.isEmpty ? "nor does any other." : "what fits is \(list(candidates)).")
    case .option(let reason), .argument(let reason), .notWritable(let reason): "\(reason)."
    }
  }

  private func place(_ scope: String) -> String { scope.isEmpty ? "The network" : scope }

  private func list(_ names: [String]) -> String {
    let shown = names.prefix(10).joined(separator: ", ")
    return names.count > 10 ? "\(shown) and \(names.count - 10) more" : shown
  }
}
