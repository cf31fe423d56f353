import ModelFiles

/// Writes gzip files.
enum Gzip {
  static func member(_ bytes: [UInt8]) throws -> [UInt8] {
    try bytes.withUnsafeBytes { input in
      guard let deflated = Deflation.of(input) else {
        throw ModelFileError(path: "", reason: "there is no memory")
      }
      var result: [UInt8] = GzipSource.magic + [8, 0, 0, 0, 0, 0, 0, 3] + deflated
      result.append(littleEndian: CRC32.of(input))
      result.append(littleEndian: UInt32(truncatingIfNeeded: bytes.count))
      return result
    }
  }
}
