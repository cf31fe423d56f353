/// A function of somebody's Python module: `MODULE:FUNCTION`.
///
/// It is given a dict of arrays, those of the case file, and a dict of what no array says; it returns a
/// dict of arrays, c and h [T, B, H] or one of them.
public struct PythonFunction: Hashable, Sendable {
  public let module: String
  public let function: String

  /// - Returns: nil if the text is no dotted name, a colon and a name.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2,
      parts[0].split(separator: ".", omittingEmptySubsequences: false)
        .allSatisfy(Self.isName), Self.isName(parts[1][...])
    else { return nil }
    (module, function) = (parts[0], parts[1])
  }

  public var text: String { "\(module):\(function)" }

  private static func isName(_ text: Substring) -> Bool {
    guard let first = text.first, first.isLetter || first == "_" else { return false }
    return text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }
}
