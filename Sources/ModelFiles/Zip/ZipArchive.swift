/// A zip archive's entries, and the way to their bytes.
package struct ZipArchive: Sendable {
  let file: MappedFile

  /// In the directory's order; no two have one name or share a byte.
  package let entries: [ZipEntry]

  /// Reads the directory, and compares each entry's own header with it.
  ///
  /// - Throws: `ModelFileError`.
  package init(_ file: MappedFile) throws(ModelFileError) {
    self.file = file
    var entries: [ZipEntry] = []
    var names: Set<String> = []
    let directory = try Self.directory(of: file)
    let data = UnsafeRawBufferPointer(rebasing: file.bytes[..<directory.range.lowerBound])
    try Self.forEachHeader(of: file, directory) { header, name throws(ModelFileError) in
      guard names.insert(name).inserted else {
        throw Self.failure(file.path, name, "the archive holds it twice")
      }
      do throws(MalformedHeader) {
        entries.append(try ZipEntry(header, name: name, in: data))
      } catch {
        throw Self.failure(file.path, name, error.reason)
      }
    }
    var end = 0
    for entry in entries.sorted(by: { $0.extent.lowerBound < $1.extent.lowerBound }) {
      guard entry.extent.lowerBound >= end else {
        throw Self.failure(file.path, entry.name, "its bytes overlap another entry's")
      }
      end = entry.extent.upperBound
    }
    self.entries = entries
  }

  static func directory(of file: MappedFile) throws(ModelFileError) -> ZipDirectory {
    do {
      return try ZipDirectory(file.bytes)
    } catch {
      throw ModelFileError(path: file.path, reason: error.reason)
    }
  }

  /// Calls `body` with what the directory says of each entry.
  ///
  /// - Throws: `ModelFileError` if the directory cannot be read, or what `body` throws.
  static func forEachHeader(
    of file: MappedFile, _ directory: ZipDirectory,
    _ body: (ZipHeader, String) throws(ModelFileError) -> Void
  ) throws(ModelFileError) {
    let bytes = UnsafeRawBufferPointer(rebasing: file.bytes[..<directory.range.upperBound])
    var position = directory.range.lowerBound
    for index in 0..<directory.entryCount {
      guard let header = ZipHeader(directory: bytes, at: position) else {
        throw ModelFileError(
          path: file.path, reason: "entry \(index) of the zip archive's directory is damaged")
      }
      guard let name = String(validating: header.name, as: UTF8.self), !header.name.contains(0)
      else {
        throw ModelFileError(
          path: file.path, reason: "the name of entry \(index) of the zip archive is not UTF-8")
      }
      try body(header, name)
      position += header.length
    }
    guard position == directory.range.upperBound else {
      throw ModelFileError(
        path: file.path, reason: "the zip archive's directory holds more than its entries")
    }
  }

  /// The error for an entry: of a variable, if it is one.
  static func failure(_ path: String, _ name: String, _ reason: String) -> ModelFileError {
    guard name.hasSuffix(".npy") else {
      return ModelFileError(path: path, reason: "entry \(name): \(reason)")
    }
    return ModelFileError(path: path, variable: String(name.dropLast(4)), reason: reason)
  }
}
