import ModelFiles

/// The variables of one cell by their part, each there once at most.
struct CellParts {
  private let layer: String
  private let variables: [String: Variable]

  /// - Throws: `NetworkError` naming what is there twice, or is none of the `known` parts.
  init(
    _ members: [CellGroup.Member], of layer: String, known: [String]
  ) throws(NetworkError) {
    var variables: [String: Variable] = [:]
    for member in members {
      let part = member.address.part
      guard known.contains(part) else {
        throw .unsupportedCell(
          "one with a variable \(part)", scope: layer,
          remedy: "A supported cell has \(known.joined(separator: ", ")) only.")
      }
      if let other = variables[part] {
        throw .incomplete(
          scope: layer,
          reason: "there are two variables for its \(part), \(other.name) and "
            + member.variable.name)
      }
      variables[part] = member.variable
    }
    self.layer = layer
    self.variables = variables
  }

  subscript(part: String) -> Variable? { variables[part] }

  func required(_ part: String) throws(NetworkError) -> Variable {
    guard let variable = variables[part] else {
      let names = variables.values.map(\.name).sorted().joined(separator: ", ")
      throw .incomplete(scope: layer, reason: "the file holds no \(part) for it, only \(names)")
    }
    return variable
  }
}
