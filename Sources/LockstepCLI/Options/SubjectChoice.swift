import CommandSupport

/// What is judged.
enum SubjectChoice: Hashable {
  case native
  /// The reference with a known mistake in it.
  case mistake(String)

  /// `native` or `mistake:NAME`; the Reference knows which mistakes there are.
  init(_ text: String) throws {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    switch (parts.first, parts.dropFirst().first) {
    case ("native", nil): self = .native
    case ("mistake", let name?):
      self = .mistake(String(name))
    default: throw BadValue(unknown("subject", text, known: ["native", "mistake:NAME"]))
    }
  }

  var text: String {
    switch self {
    case .native: "native"
    case .mistake(let name): "mistake:" + name
    }
  }
}
