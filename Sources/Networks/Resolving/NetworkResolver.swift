import ModelFiles
import RecurrentCells

/// Makes a plan from variables: training set aside, cells grouped, one stack chosen, its layers and
/// its output layer made out.
struct NetworkResolver {
  let options: NetworkOptions
  var plan: NetworkPlan

  /// What is neither of the training nor of a recurrent cell.
  private(set) var others: [Variable] = []

  init(_ variables: [Variable], options: NetworkOptions) {
    self.options = options
    plan = NetworkPlan(variables: variables)
  }

  mutating func resolve() {
    do throws(NetworkError) {
      let groups = group()
      let chosen = try choose(from: groups)
      assignRoles(of: chosen)
      if let cell = chosen.unsupportedCell {
        throw .unsupportedCell(cell.name, scope: cell.scope, remedy: cell.remedy)
      }
      plan.naming = chosen.naming
      let (layers, problem) = chosen.layers(options)
      plan.layers = layers
      if let problem { throw problem }
      let rivals = groups.map(\.network).filter { !chosen.networks.contains($0) }
      try addOutputLayer(behind: chosen, rivals: rivals)
      try checkTypes()
      try checkOptions()
    } catch {
      plan.problem = error
    }
    addAssumptions()
  }

  /// Sets the training aside and puts the recurrent variables together.
  private mutating func group() -> [CellGroup] {
    let training = TrainingVariables(plan.variables)
    let telltales = Telltales(plan.variables)
    var members: [CellGroup.Member] = []
    for variable in plan.variables {
      if let role = training.role(of: variable) {
        plan.roles[variable.name] = role
      } else if let address = telltales.address(of: variable.name)
        ?? TensorFlowNames.address(of: variable.name) ?? PyTorchNames.address(of: variable.name)
      {
        members.append(CellGroup.Member(variable: variable, address: address))
      } else {
        plan.roles[variable.name] = .unused
        others.append(variable)
      }
    }
    let groups = CellGroup.groups(of: members)
    for group in groups {
      for member in group.members {
        plan.roles[member.variable.name] = .otherNetwork(group.network)
      }
    }
    return groups
  }

  /// The one stack that is meant.
  private func choose(from groups: [CellGroup]) throws(NetworkError) -> CellGroup {
    guard !groups.isEmpty else {
      throw .noRecurrentVariables(contents: FileContents(variables: plan.variables).description)
    }
    guard !options.scopes.isEmpty else { return try only(groups) }
    var stack: [CellGroup] = []
    for scope in options.scopes {
      let exact = groups.filter { $0.network == scope }
      let within = exact.isEmpty ? groups.filter { $0.network.isWithin(scope) } : exact
      guard !within.isEmpty else {
        throw .unknownScope(scope, networks: groups.map(Self.label))
      }
      stack.append(try only(within))
    }
    return try CellGroup(stack: stack)
  }

  private func only(_ groups: [CellGroup]) throws(NetworkError) -> CellGroup {
    // Several cells of kinds that are all unsupported are most likely one network's.
    if groups.count > 1, groups.contains(where: { $0.unsupportedCell == nil }) {
      throw .severalNetworks(groups.map(Self.label))
    }
    return groups[0]
  }

  private static func label(_ group: CellGroup) -> String {
    let name = group.network.isEmpty ? "one without a scope" : group.network
    return group.unsupportedCell.map { "\(name) (\($0.name), not supported)" } ?? name
  }

  private mutating func assignRoles(of group: CellGroup) {
    let unsupported = group.unsupportedCell
    for member in group.members {
      plan.roles[member.variable.name] =
        unsupported.map { .unsupported(cell: $0.name) }
        ?? .parameter(member.address.part, layer: member.address.index)
    }
  }
}
