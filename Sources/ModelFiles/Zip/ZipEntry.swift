/// A file in a zip archive, its place verified.
package struct ZipEntry: Sendable {
  package let name: String
  let method: ZipMethod

  /// The CRC-32 of the inflated bytes.
  let checksum: UInt32

  /// Where the bytes are, as stored.
  package let data: Range<Int>

  /// The number of inflated bytes, as declared.
  let count: Int

  /// The bytes of local header, data and data descriptor.
  let extent: Range<Int>

  /// The greatest factor by which deflate shrinks: 258 bytes from two bits.
  static let greatestExpansion = 1032

  /// Compares what the directory says of an entry with what stands before and after its data.
  ///
  /// - Throws: `MalformedHeader` if they differ, or if it cannot be read.
  init(
    _ header: ZipHeader, name: String, in bytes: UnsafeRawBufferPointer
  ) throws(MalformedHeader) {
    guard !header.isEncrypted else { throw MalformedHeader("it is encrypted") }
    guard let method = ZipMethod(rawValue: header.method) else {
      throw MalformedHeader(
        "its compression method is \(header.method), and only 0 (stored) and 8 (deflated) are read")
    }
    guard let offset = Int(exactly: header.localOffset),
      let local = ZipHeader(local: bytes, at: offset)
    else { throw MalformedHeader("the archive has no header of it where the directory says") }
    guard local.name.elementsEqual(header.name), local.method == header.method,
      (local.flags ^ header.flags) & 0x2869 == 0
    else { throw MalformedHeader("the archive's directory and the entry's own header differ") }
    guard let stored = Int(exactly: header.compressedCount),
      let count = Int(exactly: header.count),
      bytes.part(at: offset + local.length, count: stored) != nil
    else {
      throw MalformedHeader(
        "it is said to be \(header.compressedCount) bytes, which is beyond the archive's end")
    }
    let data = offset + local.length..<offset + local.length + stored
    var end = data.upperBound
    if header.hasDescriptor {
      end += try Self.descriptorLength(header, local, bytes, at: end)
    } else if local.checksum != header.checksum || local.count != header.count
      || local.compressedCount != header.compressedCount
    {
      throw MalformedHeader("the archive's directory and the entry's own header differ")
    }
    switch method {
    case .stored where count != stored:
      throw MalformedHeader("it is stored, in \(stored) bytes, and said to hold \(count)")
    case .deflated where count / Self.greatestExpansion > stored:
      throw MalformedHeader("\(stored) bytes cannot inflate to \(count)")
    default: break
    }
    self.name = name
    self.method = method
    self.checksum = header.checksum
    self.data = data
    self.count = count
    extent = offset..<end
  }

  /// The bytes of the descriptor after the data: with a signature or without, of 32 or 64 bits.
  private static func descriptorLength(
    _ header: ZipHeader, _ local: ZipHeader, _ bytes: UnsafeRawBufferPointer, at end: Int
  ) throws(MalformedHeader) -> Int {
    let isEmpty = local.checksum == 0 && local.count == 0 && local.compressedCount == 0
    let isEqual =
      local.checksum == header.checksum && local.count == header.count
      && local.compressedCount == header.compressedCount
    guard isEmpty || isEqual else {
      throw MalformedHeader("the archive's directory and the entry's own header differ")
    }
    for start in [4, 0] {
      if start == 4, bytes.littleEndian(at: end) != ZipSignature.dataDescriptor { continue }
      guard bytes.littleEndian(at: end + start) == header.checksum else { continue }
      let sizes = end + start + 4
      if bytes.littleEndian(at: sizes, as: UInt32.self).map(UInt64.init) == header.compressedCount,
        bytes.littleEndian(at: sizes + 4, as: UInt32.self).map(UInt64.init) == header.count
      {
        return start + 12
      }
      if bytes.littleEndian(at: sizes, as: UInt64.self) == header.compressedCount,
        bytes.littleEndian(at: sizes + 8, as: UInt64.self) == header.count
      {
        return start + 20
      }
    }
    throw MalformedHeader("the archive's directory and the descriptor after the entry differ")
  }
}
