/// A sorted table of keys and values in a file: what checkpoints of both versions are made of.
///
/// Blocks of entries one after the other; then a block of metadata, empty in checkpoints; an index
/// block, in which each entry's value says where a block is and its key is not less than that
/// block's last; and a footer that says where those two are.
package struct Table: Sendable {
  package static let footerLength = 48
  package static let magic: [UInt8] = [0x57, 0xFB, 0x80, 0x8B, 0x24, 0x75, 0x47, 0xDB]

  let file: MappedFile
  private let index: Block

  /// All values are before this position.
  private let end: Int

  /// Reads the footer and the index.
  ///
  /// - Throws: `ModelFileError` if the file is no table, or its index is damaged.
  package init(_ file: MappedFile) throws(ModelFileError) {
    self.file = file
    guard Table.hasMagic(file) else {
      throw ModelFileError(
        path: file.path,
        reason: "its \(file.bytes.count) bytes do not end like a table: it is cut off or damaged")
    }
    let footer = file.bytes.count - Table.footerLength
    var reader = ByteReader(UnsafeRawBufferPointer(rebasing: file.bytes[footer...]))
    guard let metadata = BlockHandle(from: &reader), let index = BlockHandle(from: &reader),
      reader.position <= Table.footerLength - Table.magic.count
    else {
      throw ModelFileError(path: file.path, reason: "the table's footer is damaged")
    }
    // First, since its offset is the other's limit and might be beyond the file.
    self.index = try Block(index, of: file, endingBefore: footer)
    // Nothing is looked up in it, but nothing damaged is accepted either.
    _ = try Block(metadata, of: file, endingBefore: index.offset)
    end = metadata.offset
    try checkIndex()
  }

  /// Whether the file ends like a table.
  package static func hasMagic(_ file: MappedFile) -> Bool {
    file.bytes.count >= footerLength && file.bytes.suffix(magic.count).elementsEqual(magic)
  }

  /// Calls `body` with each key and value, in the order of the keys.
  ///
  /// - Throws: `ModelFileError` if a block is damaged or keys are not in order, or what `body`
  ///   throws.
  package func forEach(_ body: ([UInt8], UnsafeRawBufferPointer) throws(ModelFileError) -> Void)
    throws(ModelFileError)
  {
    try withCursor(of: index) { (indexCursor) throws(ModelFileError) in
      // No key before the first block, the index's key of the block before afterwards.
      var before: [UInt8]?
      while try indexCursor.advance() {
        let last = indexCursor.key
        let block = try self.block(indexCursor.value)
        try withCursor(of: block) { (cursor) throws(ModelFileError) in
          while try cursor.advance() {
            if let bound = before, !bound.lexicographicallyPrecedes(cursor.key) {
              throw block.place.damage("its first key is not after the keys of the block before")
            }
            before = nil
            try body(cursor.key, cursor.value)
          }
          guard !last.lexicographicallyPrecedes(cursor.key) else {
            throw block.place.damage("its last key is after the one that the index has for it")
          }
        }
        before = last
      }
    }
  }

  /// Calls `body` with the value of a key; nil if there is no such key.
  ///
  /// Reads the one block that may hold it.
  ///
  /// - Throws: `ModelFileError` if the block is damaged, or what `body` throws.
  package func withValue<Result>(
    of key: [UInt8], _ body: (UnsafeRawBufferPointer) throws(ModelFileError) -> Result
  ) throws(ModelFileError) -> Result? {
    try withCursor(of: index) { (indexCursor) throws(ModelFileError) in
      guard try indexCursor.seek(key) else { return nil }
      return try withCursor(of: try block(indexCursor.value)) { (cursor) throws(ModelFileError) in
        guard try cursor.seek(key), cursor.key == key else { return nil }
        return try body(cursor.value)
      }
    }
  }

  /// The blocks follow one another, so that none is met twice, and none is the index itself.
  private func checkIndex() throws(ModelFileError) {
    try withCursor(of: index) { (cursor) throws(ModelFileError) in
      var free = 0
      while try cursor.advance() {
        guard let handle = BlockHandle(cursor.value), handle.offset >= free, handle.end <= end
        else {
          throw index.place.damage(
            "an entry of the index leads out of the file, back, or into another block")
        }
        free = handle.end
      }
    }
  }

  private func block(_ value: UnsafeRawBufferPointer) throws(ModelFileError) -> Block {
    guard let handle = BlockHandle(value) else { throw index.place.damage("an entry is no handle") }
    return try Block(handle, of: file, endingBefore: end)
  }

  private func withCursor<Result>(
    of block: Block, _ body: (inout BlockCursor) throws(ModelFileError) -> Result
  ) throws(ModelFileError) -> Result {
    try block.withBytes { (bytes) throws(ModelFileError) in
      var cursor = try BlockCursor(bytes, at: block.place)
      return try body(&cursor)
    }
  }
}
