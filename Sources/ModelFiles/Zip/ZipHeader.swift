/// What a zip archive says of an entry, in its directory or before the entry's data.
package struct ZipHeader {
  let flags: UInt16
  package let method: UInt16
  let checksum: UInt32
  package let compressedCount: UInt64
  package let count: UInt64

  /// Where the local header is; 0 in a local header.
  package let localOffset: UInt64

  let name: UnsafeRawBufferPointer

  /// The bytes of this header, with everything of variable length.
  package let length: Int

  /// Whether checksum and sizes follow the data.
  var hasDescriptor: Bool { flags & 0x0008 != 0 }

  /// Whether it is encrypted, patched, or hides its header.
  var isEncrypted: Bool { flags & 0x2061 != 0 }

  /// Reads the entry of the directory at an offset; nil if it is cut off or contradicts itself.
  package init?(directory bytes: UnsafeRawBufferPointer, at start: Int) {
    guard bytes.littleEndian(at: start) == ZipSignature.directoryEntry,
      let commentLength = bytes.littleEndian(at: start + 32, as: UInt16.self),
      let disk = bytes.littleEndian(at: start + 34, as: UInt16.self), disk == 0,
      let offset = bytes.littleEndian(at: start + 42, as: UInt32.self)
    else { return nil }
    self.init(
      bytes, start: start, fields: 8, lengths: 28, fixed: 46, offset: offset,
      comment: Int(commentLength))
  }

  /// Reads the header before an entry's data; nil if it is cut off or contradicts itself.
  package init?(local bytes: UnsafeRawBufferPointer, at start: Int) {
    guard bytes.littleEndian(at: start) == ZipSignature.localHeader else { return nil }
    self.init(bytes, start: start, fields: 6, lengths: 26, fixed: 30, offset: 0, comment: 0)
  }

  private init?(
    _ bytes: UnsafeRawBufferPointer, start: Int, fields: Int, lengths: Int, fixed: Int,
    offset: UInt32, comment: Int
  ) {
    guard let flags = bytes.littleEndian(at: start + fields, as: UInt16.self),
      let method = bytes.littleEndian(at: start + fields + 2, as: UInt16.self),
      let checksum = bytes.littleEndian(at: start + fields + 8, as: UInt32.self),
      let compressed = bytes.littleEndian(at: start + fields + 12, as: UInt32.self),
      let inflated = bytes.littleEndian(at: start + fields + 16, as: UInt32.self),
      let nameLength = bytes.littleEndian(at: start + lengths, as: UInt16.self),
      let extraLength = bytes.littleEndian(at: start + lengths + 2, as: UInt16.self),
      let name = bytes.part(at: start + fixed, count: Int(nameLength)),
      let extra = bytes.part(at: start + fixed + Int(nameLength), count: Int(extraLength))
    else { return nil }
    length = fixed + Int(nameLength) + Int(extraLength) + comment
    guard bytes.part(at: start, count: length) != nil,
      let large = Self.large([inflated, compressed, offset], extra)
    else { return nil }
    (count, compressedCount, localOffset) = (large[0], large[1], large[2])
    self.flags = flags
    self.method = method
    self.checksum = checksum
    self.name = name
  }

  /// The numbers, those that do not fit into 32 bits from the zip64 field; nil if they are not
  /// there.
  private static func large(
    _ numbers: [UInt32], _ extra: UnsafeRawBufferPointer
  ) -> [UInt64]? {
    guard numbers.contains(.max) else { return numbers.map(UInt64.init) }
    var position = 0
    while let kind = extra.littleEndian(at: position, as: UInt16.self),
      let size = extra.littleEndian(at: position + 2, as: UInt16.self)
    {
      guard let field = extra.part(at: position + 4, count: Int(size)) else { return nil }
      position += 4 + Int(size)
      guard kind == 1 else { continue }
      var next = 0
      var result: [UInt64] = []
      for number in numbers {
        if number == .max {
          guard let large = field.littleEndian(at: next, as: UInt64.self) else { return nil }
          result.append(large)
          next += 8
        } else {
          result.append(UInt64(number))
        }
      }
      return result
    }
    return nil
  }
}
