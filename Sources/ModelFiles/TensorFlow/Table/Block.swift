/// A block of a table: its checksum is right, and its content is decompressed.
package struct Block: Sendable {
  private enum Content {
    case mapped(MappedFile, BlockHandle)
    case decompressed([UInt8])
  }

  private let content: Content
  package let place: BlockPlace

  /// - Parameter limit: the position that the block must end before; not beyond the file's end.
  /// - Throws: `ModelFileError` if it is not in the file, damaged, or compressed in an unknown way.
  package init(_ handle: BlockHandle, of file: MappedFile, endingBefore limit: Int)
    throws(ModelFileError)
  {
    place = BlockPlace(path: file.path, offset: handle.offset)
    guard handle.end <= limit else {
      throw place.damage("it reaches to byte \(handle.end), but must end at \(limit) or before")
    }
    let bytes = UnsafeRawBufferPointer(rebasing: file.bytes[handle.offset..<handle.end])
    let checked = UnsafeRawBufferPointer(rebasing: bytes[...handle.size])
    let stored = CRC32C.unmasked(
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: handle.size + 1, as: UInt32.self)))
    let actual = CRC32C.checksum(checked)
    guard stored == actual else {
      throw place.damage("its checksum is \(actual), not \(stored) as stored")
    }
    let compressed = UnsafeRawBufferPointer(rebasing: bytes[..<handle.size])
    switch bytes[handle.size] {
    case 0: content = .mapped(file, handle)
    case 1: content = .decompressed(try Snappy.decompress(compressed, at: place))
    case let type:
      throw place.damage(
        "its compression is of type \(type); only 0, none, and 1, Snappy, are read")
    }
  }

  /// Calls `body` with the content.
  package func withBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws(ModelFileError) -> Result
  ) throws(ModelFileError) -> Result {
    switch content {
    case .mapped(let file, let handle):
      defer { withExtendedLifetime(file) {} }
      let range = handle.offset..<handle.offset + handle.size
      return try body(UnsafeRawBufferPointer(rebasing: file.bytes[range]))
    case .decompressed(let bytes):
      return try bytes.withUnsafeBytes { buffer in
        Swift.Result { () throws(ModelFileError) in try body(buffer) }
      }.get()
    }
  }
}
