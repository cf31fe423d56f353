/// What Kaldi calls an rspecifier: a table to read, such as `ark:feats.ark`, `scp:feats.scp` or
/// `ark:-`.
///
/// The options o, no, s, ns, cs, ncs, bg, t and b promise or ask for what reading in order does not
/// need; they are accepted. With p, lines of a script whose target cannot be read are passed over.
public struct KaldiReadSpecifier: Hashable, Sendable, CustomStringConvertible {
  /// As given.
  public let description: String

  /// Whether it is a script: lines of keys and places.
  package let isScript: Bool

  package let isPermissive: Bool
  package let name: KaldiFileName

  /// Whether it is read from standard input, which can be read once.
  public var isStandardInput: Bool { name == .standard }

  /// The path of the archive or script, without an offset; nil for standard input.
  public var path: String? {
    switch name {
    case .standard: nil
    case .file(let path), .offset(let path, _): path
    }
  }

  /// Whether a text is meant for a table, to read or to write: `ark` or `scp` is a word before its first colon.
  public static func isSpecifier(_ text: String) -> Bool { KaldiSpecifierText(text) != nil }

  /// - Throws: `ModelFileError` if it is none, has an option that Kaldi does not know, or names a
  ///   command.
  public init(_ text: String) throws(ModelFileError) {
    func failure(_ reason: String, _ remedy: String? = nil) -> ModelFileError {
      KaldiSpecifierText.failure(text, reason, remedy: remedy)
    }
    guard let parts = KaldiSpecifierText(text) else {
      throw failure(
        "it is no specifier of a table", "Write ark:FILE, or scp:FILE for a script of places.")
    }
    var tables: [String] = []
    var isPermissive = false
    for word in parts.words {
      switch word {
      case "ark", "scp": tables.append(word)
      case "p": isPermissive = true
      case "np": isPermissive = false
      case "o", "no", "s", "ns", "cs", "ncs", "bg", "t", "b": break
      default:
        throw failure(
          "Kaldi knows no option \"\(word)\" for reading",
          "There are: o, no, s, ns, cs, ncs, p, np, bg, t, b.")
      }
    }
    guard tables.count == 1 else {
      throw failure("a table is read from one place", "Write ark:FILE or scp:FILE.")
    }
    description = text
    isScript = tables == ["scp"]
    self.isPermissive = isPermissive
    name = try KaldiFileName(reading: parts.rest)
  }
}
