/// The files beside an index that hold the values.
package struct BundleShards: Sendable {
  /// The path of the index without `.index`.
  let prefix: String
  let count: Int

  package init(prefix: String, count: Int) { (self.prefix, self.count) = (prefix, count) }

  package func path(of shard: Int) -> String {
    "\(prefix).data-\(fiveDigits(shard))-of-\(fiveDigits(count))"
  }

  /// Maps a shard.
  ///
  /// Anew for each tensor: that is fast, and nothing has to be kept or locked.
  ///
  /// - Throws: `ModelFileError` if it is missing or cannot be read.
  func open(_ shard: Int) throws(ModelFileError) -> MappedFile {
    let path = path(of: shard)
    guard FileKind(path: path) != .missing else {
      throw ModelFileError(
        path: path, reason: "the file is missing, and the index \(prefix).index needs it",
        remedy: count == 1
          ? "Copy it beside the index." : "Copy all \(count) such files beside the index.")
    }
    return try MappedFile(path: path)
  }

  /// The bytes of an entry in its shard, which is `file`, their checksum verified.
  ///
  /// - Throws: `ModelFileError` if the shard is too short or the bytes are damaged.
  static func bytes(of entry: BundleEntry, in file: MappedFile)
    throws(ModelFileError) -> UnsafeRawBufferPointer
  {
    guard entry.bytes.upperBound <= file.bytes.count else {
      throw ModelFileError(
        path: file.path,
        reason: "it is \(file.bytes.count) bytes long, too short for the bytes "
          + "\(entry.bytes.lowerBound) to \(entry.bytes.upperBound) that the index leads to",
        remedy: "The copy is not complete, or not of the same checkpoint.")
    }
    let bytes = UnsafeRawBufferPointer(rebasing: file.bytes[entry.bytes])
    let checksum = CRC32C.checksum(bytes)
    guard checksum == entry.checksum else {
      throw ModelFileError(
        path: file.path,
        reason: "the checksum of its \(bytes.count) bytes is \(checksum), not \(entry.checksum) as "
          + "the index says: they are damaged, or not of the same checkpoint")
    }
    return bytes
  }

  private func fiveDigits(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  }
}
