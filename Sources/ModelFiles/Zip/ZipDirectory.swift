/// Where a zip archive's central directory is, by the records at the archive's end.
package struct ZipDirectory {
  package let range: Range<Int>
  package let entryCount: Int

  /// - Throws: `MalformedHeader` if the records are not there, or contradict each other.
  package init(_ bytes: UnsafeRawBufferPointer) throws(MalformedHeader) {
    let end = try Self.end(bytes)
    var size = UInt64(end.size)
    var offset = UInt64(end.offset)
    var entries = UInt64(end.entries)
    var recordStart = end.position
    if bytes.littleEndian(at: end.position - 20) == ZipSignature.zip64Locator {
      let large = try Zip64End(bytes, locator: end.position - 20)
      guard end.size == .max || UInt64(end.size) == large.size,
        end.offset == .max || UInt64(end.offset) == large.offset,
        end.entries == .max || UInt64(end.entries) == large.entries
      else { throw MalformedHeader("the zip archive's two end records contradict each other") }
      (size, offset, entries) = (large.size, large.offset, large.entries)
      recordStart = large.position
    } else if end.size == .max || end.offset == .max || end.entries == .max {
      throw MalformedHeader("the zip archive's zip64 end record is missing")
    }
    guard offset <= UInt64(recordStart), size == UInt64(recordStart) - offset else {
      throw MalformedHeader(
        "the zip archive's directory is said to be \(size) bytes from \(offset) on, "
          + "but would have to end at \(recordStart)")
    }
    guard entries <= size / 46 else {
      throw MalformedHeader(
        "the zip archive's directory of \(size) bytes is too short for \(entries) entries")
    }
    range = Int(offset)..<recordStart
    entryCount = Int(entries)
  }

  private struct End {
    let position: Int
    let entries: UInt16
    let size: UInt32
    let offset: UInt32
  }

  /// The last end record; the archive's comment alone may follow it.
  private static func end(_ bytes: UnsafeRawBufferPointer) throws(MalformedHeader) -> End {
    var position = bytes.count - 22
    let lowest = max(0, position - 0xFFFF)
    while position >= lowest {
      if bytes.littleEndian(at: position) == ZipSignature.directoryEnd {
        return try end(bytes, at: position)
      }
      position -= 1
    }
    throw MalformedHeader(
      "the zip archive's directory, which is at its end, is missing: the file was cut off")
  }

  private static func end(
    _ bytes: UnsafeRawBufferPointer, at position: Int
  ) throws(MalformedHeader) -> End {
    guard let disk = bytes.littleEndian(at: position + 4, as: UInt16.self),
      let firstDisk = bytes.littleEndian(at: position + 6, as: UInt16.self),
      let onDisk = bytes.littleEndian(at: position + 8, as: UInt16.self),
      let entries = bytes.littleEndian(at: position + 10, as: UInt16.self),
      let size = bytes.littleEndian(at: position + 12, as: UInt32.self),
      let offset = bytes.littleEndian(at: position + 16, as: UInt32.self),
      let comment = bytes.littleEndian(at: position + 20, as: UInt16.self)
    else { throw MalformedHeader("the zip archive's end record is cut off") }
    guard position + 22 + Int(comment) == bytes.count else {
      throw MalformedHeader("the zip archive's comment does not end where the file does")
    }
    guard disk == 0 || disk == .max, firstDisk == 0 || firstDisk == .max, onDisk == entries else {
      throw MalformedHeader("the zip archive is one part of several")
    }
    return End(position: position, entries: entries, size: size, offset: offset)
  }
}
