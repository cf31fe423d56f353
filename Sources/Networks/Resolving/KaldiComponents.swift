import ModelFiles

/// The variables of a Kaldi nnet1 network by their components: `0.LstmProjected.w_gifo_x`.
struct KaldiComponents {
  /// A component: its number, its kind, and its variables under their last names.
  struct Component {
    let index: Int
    let kind: String
    fileprivate(set) var variables: [String: Variable]

    /// Such as `0.LstmProjected`.
    var name: String { "\(index).\(kind)" }
  }

  /// In their order.
  let components: [Component]

  private static let kinds: Set<Substring> = [
    "LstmProjected", "AffineTransform", "Softmax", "Sigmoid", "Tanh", "Splice", "AddShift",
    "Rescale",
  ]

  /// The component and the last name of a variable; nil if it is named otherwise.
  static func address(of name: String) -> (index: Int, kind: Substring, part: Substring)? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, kinds.contains(parts[1]), let index = Int(parts[0]), index >= 0,
      String(index) == parts[0]
    else { return nil }
    return (index, parts[1], parts[2])
  }

  /// - Throws: `NetworkError` if a component is missing, or there twice.
  init(_ variables: [Variable]) throws(NetworkError) {
    var components: [Int: Component] = [:]
    for variable in variables {
      guard let (index, kind, part) = Self.address(of: variable.name) else { continue }
      var component =
        components[index] ?? Component(index: index, kind: String(kind), variables: [:])
      guard component.kind == kind else {
        throw .incomplete(
          scope: "component \(index)", reason: "it is both \(component.kind) and \(kind)")
      }
      component.variables[String(part)] = variable
      components[index] = component
    }
    for place in 0..<components.count where components[place] == nil {
      throw .incomplete(
        scope: "The network", reason: "there is no component \(place), and there are later ones")
    }
    self.components = components.values.sorted { $0.index < $1.index }
  }
}
