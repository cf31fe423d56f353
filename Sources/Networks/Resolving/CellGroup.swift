import ModelFiles

/// The variables of one stack of recurrent cells.
struct CellGroup {
  /// The scope of the stack; of the last, where there are several.
  let network: String

  /// The scopes of all that the stack is made of.
  let networks: [String]
  let naming: Naming
  private(set) var members: [Member] = []

  struct Member {
    let variable: Variable
    let address: VariableAddress
  }

  /// The groups that the addresses make, in the order of the names.
  static func groups(of members: [Member]) -> [CellGroup] {
    var groups: [Key: CellGroup] = [:]
    for member in members {
      let key = Key(network: member.address.network, naming: member.address.naming)
      groups[key, default: CellGroup(network: key.network, naming: key.naming)]
        .members.append(member)
    }
    return groups.values.sorted {
      ($0.network, $0.naming.rawValue) < ($1.network, $1.naming.rawValue)
    }
  }

  private struct CellKey: Hashable {
    let index: Int
    let layer: String
  }

  private struct Key: Hashable {
    let network: String
    let naming: Naming
  }

  private init(network: String, naming: Naming) {
    self.network = network
    networks = [network]
    self.naming = naming
  }

  /// Stacks of which each is fed by the one before.
  ///
  /// - Throws: `NetworkError` if one is there twice, or they are of two frameworks.
  init(stack: [CellGroup]) throws(NetworkError) {
    let last = stack[stack.count - 1]
    (network, naming, networks) = (last.network, last.naming, stack.map(\.network))
    guard Set(networks).count == stack.count else {
      throw .option("A scope was given twice: \(networks.joined(separator: ", "))")
    }
    guard stack.allSatisfy({ $0.naming == naming }) else {
      throw .option("The scopes \(networks.joined(separator: ", ")) are of two frameworks")
    }
    var below = 0
    for group in stack {
      let moved = group.members.map { member in
        Member(variable: member.variable, address: member.address.moved(up: below))
      }
      members += moved
      below = min(moved.map(\.address.index).max() ?? below, .max - 1) + 1
    }
  }

  /// The members of each cell, in the order of the stack.
  ///
  /// - Throws: `NetworkError` if the stack has a gap, or two cells in one place.
  func cells() throws(NetworkError) -> [(layer: String, members: [Member])] {
    // By both: cells of two scopes may have one name.
    let cells = Dictionary(grouping: members) {
      CellKey(index: $0.address.index, layer: $0.address.layer)
    }
    .sorted { ($0.key.index, $0.key.layer) < ($1.key.index, $1.key.layer) }
    for (place, cell) in cells.enumerated() {
      let index = cell.value[0].address.index
      if index > place {
        throw .incomplete(
          scope: network, reason: "there is a layer \(index), but no layer \(place)")
      }
      if index < place {
        throw .incomplete(
          scope: network,
          reason:
            "layer \(index) is there twice, as \(cells[place - 1].key.layer) and \(cell.key.layer)")
      }
    }
    return cells.map { ($0.key.layer, $0.value) }
  }
}
