/// What stands for a file in Kaldi's specifiers and scripts.
package enum KaldiFileName: Hashable, Sendable {
  /// `-`, or nothing.
  case standard

  /// A path.
  case file(String)

  /// A path, and the byte at which to begin: `path:offset`.
  case offset(String, Int)

  /// - Throws: `ModelFileError` for a command, which is never run, and for what Kaldi takes for none.
  init(reading text: String) throws(ModelFileError) {
    if text.hasSuffix("|") {
      throw ModelFileError(
        path: text, reason: "it is a command, and Lockstep runs none",
        remedy: "Run it yourself and let Lockstep read its output: … | lockstep … ark:-. Gzipped "
          + "files need no command: they are recognised by their content.")
    }
    try self.init(text)
    if case .file(let path) = self, let place = Self.place(path) {
      guard let offset = Int(place.digits) else {
        throw ModelFileError(
          path: text, reason: "the offset \(place.digits) is more than any file's length")
      }
      self = .offset(place.path, offset)
    }
  }

  /// - Throws: `ModelFileError` for a command, which is never run, and for what Kaldi takes for none.
  init(writing text: String) throws(ModelFileError) {
    if text.hasPrefix("|") {
      throw ModelFileError(
        path: text, reason: "it is a command, and Lockstep runs none",
        remedy: "Write to standard output and run it yourself: lockstep … ark:- | ….")
    }
    try self.init(text)
    if case .file(let path) = self, Self.place(path) != nil {
      throw ModelFileError(
        path: text, reason: "it ends like an offset into a file, and Kaldi would not read it back",
        remedy: "Choose a name without a colon and digits at its end.")
    }
  }

  private init(_ text: String) throws(ModelFileError) {
    guard !text.isEmpty, text != "-" else {
      self = .standard
      return
    }
    guard let first = text.utf8.first, let last = text.utf8.last, !KaldiStream.isSpace(first),
      !KaldiStream.isSpace(last)
    else { throw ModelFileError(path: text, reason: "it begins or ends with white space") }
    guard !text.utf8.contains(0x7C) else {
      throw ModelFileError(
        path: text, reason: "it has a | in it, and Lockstep runs no commands",
        remedy: "Rename the file if it is one.")
    }
    guard !text.utf8.contains(0) else {
      throw ModelFileError(path: text, reason: "it has a zero byte in it, and no file's name has")
    }
    // As Kaldi does, which looks no further than at the first letter.
    guard !"as".utf8.contains(first) || KaldiSpecifierText(text) == nil else {
      throw ModelFileError(
        path: text, reason: "it is a specifier of a table where a file is to be named")
    }
    self = .file(text)
  }

  /// The path and the digits of `path:digits`; nil if it does not end so.
  private static func place(_ text: String) -> (path: String, digits: String)? {
    let digits = text.utf8.reversed().prefix { (0x30...0x39).contains($0) }.count
    let path = text.utf8.dropLast(digits)
    guard digits > 0, path.last == 0x3A, path.count > 1 else { return nil }
    return (
      String(decoding: path.dropLast(), as: UTF8.self),
      String(decoding: text.utf8.suffix(digits), as: UTF8.self)
    )
  }
}
