/// What Kaldi calls a wspecifier: a table to write, such as `ark:out.ark`, `ark,t:-` or
/// `ark,scp:out.ark,out.scp`.
///
/// Options: t is text, b binary, which is the default; f has every entry leave at once, nf not; p
/// concerns nothing that is written here, and is accepted.
public struct KaldiWriteSpecifier: Hashable, Sendable, CustomStringConvertible {
  /// As given.
  public let description: String

  package let archive: KaldiFileName

  /// Where the archive's script is to be; nil if there is to be none.
  package let script: String?

  package let isBinary: Bool
  package let isFlushed: Bool

  /// The files that it names; none for standard output.
  public var paths: [String] {
    var paths: [String] = []
    if case .file(let path) = archive { paths.append(path) }
    if let script { paths.append(script) }
    return paths
  }

  /// - Throws: `ModelFileError` if it is none, has an option that Kaldi does not know, names a
  ///   command, or cannot be written.
  public init(_ text: String) throws(ModelFileError) {
    func failure(_ reason: String, _ remedy: String? = nil) -> ModelFileError {
      KaldiSpecifierText.failure(text, reason, remedy: remedy)
    }
    guard let parts = KaldiSpecifierText(text) else {
      throw failure(
        "it is no specifier of a table", "Write ark:FILE, or ark,scp:FILE,FILE for a script, too.")
    }
    var tables: [String] = []
    var (isBinary, isFlushed) = (true, false)
    for word in parts.words {
      switch word {
      case "ark", "scp": tables.append(word)
      case "b": isBinary = true
      case "t": isBinary = false
      case "f": isFlushed = true
      case "nf": isFlushed = false
      case "p": break
      default:
        throw failure(
          "Kaldi knows no option \"\(word)\" for writing", "There are: t, b, f, nf, p.")
      }
    }
    description = text
    self.isBinary = isBinary
    self.isFlushed = isFlushed
    switch tables {
    case ["ark"]:
      archive = try KaldiFileName(writing: parts.rest)
      script = nil
    case ["ark", "scp"]:
      guard let comma = parts.rest.firstIndex(of: ",") else {
        throw failure(
          "an archive and its script are two files", "Write ark,scp:ARCHIVE,SCRIPT.")
      }
      archive = try KaldiFileName(writing: String(parts.rest[..<comma]))
      let name = try KaldiFileName(
        writing: String(parts.rest[parts.rest.index(after: comma)...]))
      guard case .file(let path) = archive, case .file(let script) = name,
        FileKind.place(of: path) != FileKind.place(of: script)
      else {
        throw failure(
          "a script needs an archive in a file, and a file of its own",
          "Write ark,scp:ARCHIVE,SCRIPT.")
      }
      self.script = script
    case ["scp", "ark"]:
      throw failure(
        "Kaldi knows ark,scp, and not scp,ark", "Write ark,scp:ARCHIVE,SCRIPT.")
    case ["scp"]:
      throw failure(
        "a script alone holds no numbers", "Write ark:FILE, or ark,scp:ARCHIVE,SCRIPT.")
    default:
      throw failure("a table is written to one place", "Write ark:FILE or ark,scp:ARCHIVE,SCRIPT.")
    }
  }
}
