public import Tensors

/// Reads a table of Kaldi's, one entry after the other: an archive or a script, binary or text, which
/// each entry says, gzipped or not, which the file says.
///
/// It holds one entry at a time, so that an archive may be of any length, and come through a pipe.
/// Commands in the places of files are refused; nothing is ever run.
public final class KaldiReader {
  private enum Table {
    case archive(KaldiArchive)
    case script(KaldiScript)
  }

  private let table: Table

  /// What ended it, to be thrown again.
  private var failure: ModelFileError?

  /// - Parameters:
  ///   - type: what text is read as, since it does not say; each number is rounded once.
  ///   - opening: is told the path of each file that a script leads to, before it is opened.
  ///   - warn: is told of what is passed over: lines of a permissive script whose place cannot be
  ///     read, and up to three rows that a range asks for beyond the last.
  /// - Throws: `ModelFileError` if there is nothing to read.
  public convenience init(
    _ specifier: KaldiReadSpecifier, textAs type: DType = .float32,
    opening: @escaping (String) -> Void = { _ in },
    warn: @escaping (ModelFileError) -> Void = { _ in }
  ) throws(ModelFileError) {
    self.init(
      try KaldiStream(specifier.name), isScript: specifier.isScript, textAs: type,
      isPermissive: specifier.isPermissive, opening: opening, warn: warn)
  }

  /// Reads an archive from a file that was opened, or copied.
  ///
  /// - Throws: `ModelFileError` if it is damaged.
  public convenience init(_ file: MappedFile, textAs type: DType) throws(ModelFileError) {
    self.init(
      try KaldiStream(path: file.path, MappedSource(file)), isScript: false, textAs: type)
  }

  package init(
    _ stream: KaldiStream, isScript: Bool, textAs type: DType = .float32,
    isPermissive: Bool = false, opening: @escaping (String) -> Void = { _ in },
    warn: @escaping (ModelFileError) -> Void = { _ in }
  ) {
    table =
      isScript
      ? .script(
        KaldiScript(stream, type: type, isPermissive: isPermissive, opening: opening, warn: warn))
      : .archive(KaldiArchive(stream: stream, type: type))
  }

  /// The next entry; nil at the end.
  ///
  /// - Throws: `ModelFileError` naming the file, the key, and the line of text or the byte; then the
  ///   same again.
  public func next() throws(ModelFileError) -> KaldiEntry? {
    if let failure { throw failure }
    do {
      switch table {
      case .archive(let archive): return try archive.next()
      case .script(let script): return try script.next()
      }
    } catch {
      failure = error
      throw error
    }
  }
}

extension KaldiStream {
  /// What a name in a specifier stands for.
  ///
  /// - Throws: `ModelFileError` if it cannot be opened.
  convenience init(_ name: KaldiFileName) throws(ModelFileError) {
    switch name {
    case .standard:
      let path = "standard input"
      try self.init(path: path, FileSource(standardInput: path))
    case .file(let path):
      try self.init(reading: path)
    case .offset(let path, let offset):
      try self.init(reading: path)
      try seek(to: offset)
    }
  }

  /// The file at a path.
  ///
  /// - Throws: `ModelFileError` if it cannot be opened.
  convenience init(reading path: String) throws(ModelFileError) {
    try self.init(path: path, FileSource(path: path))
  }
}
