/// A variable's name as scopes, separated by `/` (TensorFlow) or `.` (PyTorch).
struct Path {
  let components: [Substring]
  let separator: Character

  /// Without what only some ways of saving add: `:0`, `/.ATTRIBUTES/VARIABLE_VALUE`.
  init(_ name: String) {
    var text = name[...]
    for ending in [":0", "/.ATTRIBUTES/VARIABLE_VALUE"] where text.hasSuffix(ending) {
      text = text.dropLast(ending.count)
    }
    separator = text.contains("/") ? "/" : "."
    components = text.split(separator: separator, omittingEmptySubsequences: false)
  }

  var leaf: Substring { components.last ?? "" }

  /// The scopes above the leaf.
  var parent: String { components.dropLast().joined(separator: separator) }

  /// The first `count` scopes.
  func prefix(_ count: Int) -> String { components.prefix(count).joined(separator: separator) }

  /// How many scopes two names have in common, from the left.
  func common(with other: Path) -> Int {
    zip(components, other.components).prefix { $0 == $1 }.count
  }
}

extension Sequence<Substring> {
  func joined(separator: Character) -> String { joined(separator: String(separator)) }
}

extension String {
  /// Whether the name is that scope or lies below it.
  func isWithin(_ scope: String) -> Bool {
    self == scope || hasPrefix(scope + "/") || hasPrefix(scope + ".")
  }
}

extension StringProtocol {
  /// Without a number at the end that makes a name unique: `Adam_1` is `Adam`.
  var withoutNumber: SubSequence {
    guard let underscore = lastIndex(of: "_") else { return self[...] }
    let number = self[index(after: underscore)...]
    return number.isEmpty || !number.allSatisfy(\.isASCIIDigit) ? self[...] : self[..<underscore]
  }
}

extension Character {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
