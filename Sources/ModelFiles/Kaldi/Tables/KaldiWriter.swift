/// Writes a table of Kaldi's: an archive, and a script of its places if that is asked for.
///
/// Files are whole or not there: they take their names in `commit`, the archive before its script.
/// Standard output and pipes are written as entries come.
public final class KaldiWriter {
  private let archive: AtomicFile
  private let script: AtomicFile?
  private let isBinary: Bool
  private let isFlushed: Bool

  /// - Throws: `ModelFileError` if it cannot be written.
  public init(_ specifier: KaldiWriteSpecifier) throws(ModelFileError) {
    isBinary = specifier.isBinary
    isFlushed = specifier.isFlushed
    archive =
      if case .file(let path) = specifier.archive {
        try AtomicFile(path: path)
      } else {
        try AtomicFile(standardOutput: "standard output")
      }
    var script: AtomicFile?
    if let path = specifier.script { script = try AtomicFile(path: path) }
    self.script = script
  }

  /// Appends an entry: a matrix or vector of float32 or float64, or a vector of int32.
  ///
  /// Text has of each number the fewest digits that give the number back, and no fewer than its type
  /// always has: `0.500000`, so that it says how well the number is known. An empty matrix is one of
  /// 0 × 0, since Kaldi knows no other.
  ///
  /// - Throws: `ModelFileError` if it cannot be written, its key is empty or has white space in it, or
  ///   it is of a shape that Kaldi does not know.
  public func write(_ entry: KaldiEntry) throws(ModelFileError) {
    func failure(_ reason: String) -> ModelFileError {
      ModelFileError(path: archive.path, reason: "entry \(entry.key): \(reason)")
    }
    guard !entry.key.isEmpty, !entry.key.utf8.contains(where: KaldiStream.isSpace),
      !entry.key.utf8.contains(0)
    else { throw failure("a key is not to be empty or to have white space in it") }
    let tensor = KaldiTensor(shape: entry.shape, values: entry.values)
    guard tensor.isWhole, (1...2).contains(tensor.shape.count) else {
      throw failure("\(entry.values.count) numbers are no matrix or vector of shape \(entry.shape)")
    }
    guard tensor.shape.allSatisfy({ $0 <= Int(Int32.max) }) else {
      throw failure("its shape \(entry.shape) is larger than Kaldi can count")
    }
    if case .int32 = entry.values, entry.shape.count != 1 {
      throw failure("Kaldi knows int32 in vectors, and its shape is \(entry.shape)")
    }
    try archive.write(Array("\(entry.key) ".utf8))
    let offset = archive.count
    if isBinary {
      try KaldiBinary.write(tensor, to: archive)
    } else {
      try KaldiPrinted.write(tensor, to: archive, isPadded: true)
    }
    if isFlushed { try archive.flush() }
    try script?.write(Array("\(entry.key) \(archive.path):\(offset)\n".utf8))
  }

  /// Where the bytes are until `commit`; see `AtomicFile.temporaryPath`.
  public var temporaryPaths: [String] {
    [archive, script].compactMap { $0?.temporaryPath }
  }

  /// Leaves what was there as it was; after `commit` it does nothing.
  public func discard() {
    archive.discard()
    script?.discard()
  }

  /// Gives the files their names; before that they are not there.
  ///
  /// - Throws: `ModelFileError`.
  public func commit() throws(ModelFileError) {
    try archive.commit()
    try script?.commit()
  }
}
