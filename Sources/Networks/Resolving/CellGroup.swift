import ModelFiles

/// The variables of one stack of recurrent cells.
struct CellGroup {
  let network: String
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

  private struct Key: Hashable {
    let network: String
    let naming: Naming
  }

  private init(network: String, naming: Naming) {
    self.network = network
    self.naming = naming
  }

  /// The members of each cell, in the order of the stack.
  ///
  /// - Throws: `NetworkError` if the stack has a gap, or two cells in one place.
  func cells() throws(NetworkError) -> [(layer: String, members: [Member])] {
    let cells = Dictionary(grouping: members) { $0.address.layer }
      .sorted { ($0.value[0].address.index, $0.key) < ($1.value[0].address.index, $1.key) }
    for (place, cell) in cells.enumerated() {
      let index = cell.value[0].address.index
      if index > place {
        throw .incomplete(
          scope: network, reason: "there is a layer \(index), but no layer \(place)")
      }
      if index < place {
        throw .incomplete(
          scope: network,
          reason: "layer \(index) is there twice, as \(cells[place - 1].key) and \(cell.key)")
      }
    }
    return cells.map { ($0.key, $0.value) }
  }
}
