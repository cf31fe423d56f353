import Tensors

/// An archive: keys, each with a matrix or vector behind it.
struct KaldiArchive {
  let stream: KaldiStream

  /// What text is read as.
  let type: DType

  /// Reads an entry; nil at the end.
  ///
  /// - Throws: `ModelFileError`.
  func next() throws(ModelFileError) -> KaldiEntry? {
    stream.subject = nil
    guard let first = try stream.skipSpace() else { return nil }
    if first == KaldiStream.binaryMark[0] {
      throw stream.binaryDamage(
        "a zero byte where a key is to be",
        remedy: stream.position == 0
          ? "If it is one matrix without a key, name it in a script: a line of a key and the file's "
            + "path, read as scp:FILE." : nil)
    }
    let key = try stream.key()
    stream.subject = "entry \(key)"
    guard let space = try stream.peek() else {
      throw stream.textDamage("nothing follows the key: the archive was cut off")
    }
    // Text may begin in the next line.
    if space != 0x0A { stream.consume(1) }
    let entry = try stream.entry(key, type)
    return entry
  }
}
