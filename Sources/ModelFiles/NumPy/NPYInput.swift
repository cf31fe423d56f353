/// An .npy file that comes through standard input, where nothing can be mapped.
public enum NPYInput {
  /// Reads it to its end; its one variable is named `-`.
  ///
  /// Memory is taken as bytes arrive, and for no more than the header says.
  ///
  /// - Throws: `ModelFileError` if it is none, or is shorter or longer than its header says.
  public static func readStandardInput() throws(ModelFileError) -> any ModelFile {
    let path = "standard input"
    return try read(path: path, FileSource(standardInput: path))
  }

  package static func read(
    path: String, _ source: some ByteSource
  ) throws(ModelFileError) -> any ModelFile {
    var bytes: [UInt8] = []
    var total: Int?
    while bytes.count <= total ?? .max, try append(to: &bytes, from: source) {
      if total == nil { total = try self.total(bytes, path: path) }
    }
    guard bytes.starts(with: NPYPreamble.magic) else { throw foreign(bytes, path: path) }
    return try NPYFile(MappedFile(path: path, holding: bytes), name: "-")
  }

  private static func append(
    to bytes: inout [UInt8], from source: some ByteSource
  ) throws(ModelFileError) -> Bool {
    let start = bytes.count
    bytes += repeatElement(0, count: 1 << 16)
    let count = try bytes.withUnsafeMutableBytes { bytes in
      Result { () throws(ModelFileError) in
        try source.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[start...]))
      }
    }.get()
    bytes.removeLast(bytes.count - start - count)
    return count > 0
  }

  /// The bytes that the header says there are; nil if it has not yet come whole.
  private static func total(_ bytes: [UInt8], path: String) throws(ModelFileError) -> Int? {
    let magic = NPYPreamble.magic
    guard bytes.prefix(magic.count).elementsEqual(magic.prefix(bytes.count)) else {
      throw foreign(bytes, path: path)
    }
    let result = bytes.withUnsafeBytes { bytes -> Result<Int?, MalformedHeader> in
      guard bytes.count >= NPYPreamble.greatestLength else { return .success(nil) }
      return Result { () throws(MalformedHeader) in
        guard try NPYPreamble(bytes).header.upperBound <= bytes.count else { return nil }
        let header = try NPYHeader(bytes, total: nil)
        return header.elementBytes.flatMap { count in
          let (sum, isTooLarge) = header.dataOffset.addingReportingOverflow(count)
          return isTooLarge ? nil : sum
        }
      }
    }
    do { return try result.get() } catch {
      throw ModelFileError(path: path, reason: error.reason)
    }
  }

  private static func foreign(_ bytes: [UInt8], path: String) -> ModelFileError {
    ModelFileError(
      path: path, reason: bytes.isEmpty ? "nothing comes" : "what comes is no .npy",
      remedy: "- is for .npy alone: an archive of Kaldi's is read as ark:-, and an .npz must be a "
        + "file, since its directory is at its end.")
  }
}
