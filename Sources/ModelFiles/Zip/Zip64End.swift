/// The end record with 64-bit numbers that large zip archives have beside the ordinary one.
struct Zip64End {
  let position: Int
  let entries: UInt64
  let size: UInt64
  let offset: UInt64

  /// - Parameter locator: where the record is that says where this one is.
  /// - Throws: `MalformedHeader` if it is not directly before its locator.
  init(_ bytes: UnsafeRawBufferPointer, locator: Int) throws(MalformedHeader) {
    guard let disk = bytes.littleEndian(at: locator + 4, as: UInt32.self),
      let place = bytes.littleEndian(at: locator + 8, as: UInt64.self),
      let disks = bytes.littleEndian(at: locator + 16, as: UInt32.self),
      let position = Int(exactly: place), position <= locator - 56,
      bytes.littleEndian(at: position) == ZipSignature.zip64DirectoryEnd,
      let length = bytes.littleEndian(at: position + 4, as: UInt64.self),
      length == UInt64(locator - position - 12),
      let thisDisk = bytes.littleEndian(at: position + 16, as: UInt32.self),
      let firstDisk = bytes.littleEndian(at: position + 20, as: UInt32.self),
      let onDisk = bytes.littleEndian(at: position + 24, as: UInt64.self),
      let entries = bytes.littleEndian(at: position + 32, as: UInt64.self),
      let size = bytes.littleEndian(at: position + 40, as: UInt64.self),
      let offset = bytes.littleEndian(at: position + 48, as: UInt64.self)
    else { throw MalformedHeader("the zip archive's zip64 end record is not where it should be") }
    guard disk == 0, disks <= 1, thisDisk == 0, firstDisk == 0, onDisk == entries else {
      throw MalformedHeader("the zip archive is one part of several")
    }
    self.position = position
    self.entries = entries
    self.size = size
    self.offset = offset
  }
}
