import ModelFiles

/// What a file holds, in a sentence or two: kinds, and up to ten names with their shapes.
struct FileContents: CustomStringConvertible {
  let variables: [Variable]

  var description: String {
    guard !variables.isEmpty else { return "It holds no variable at all." }
    let types = Dictionary(grouping: variables, by: \.type.name).sorted { $0.key < $1.key }
      .map { "\($0.value.count) of type \($0.key)" }.joined(separator: ", ")
    let names = variables.prefix(10).map { "\($0.name) \($0.shape)" }.joined(separator: ", ")
    let more = variables.count > 10 ? " and \(variables.count - 10) more" : ""
    let count = variables.count == 1 ? "1 variable" : "\(variables.count) variables"
    return "It holds \(count) (\(types)): \(names)\(more)."
  }
}
