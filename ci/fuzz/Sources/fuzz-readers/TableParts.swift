import ModelFiles

/// A table of TensorFlow taken apart, to be changed and put together again: then its lengths,
/// places and checksums are right.
struct TableParts {
  /// Decompressed; and the key that the index has for each.
  var blocks: [(content: [UInt8], last: [UInt8])]

  /// Nil if it is no table, or one whose blocks are damaged.
  init?(_ bytes: [UInt8]) {
    guard let file = try? MappedFile(path: "", holding: bytes),
      let handle = TableParts.footer(file)?.index,
      let index = try? Block(handle, of: file, endingBefore: bytes.count),
      let blocks = try? TableParts.entries(of: index).map({ entry in
        guard let handle = entry.value.withUnsafeBytes({ BlockHandle($0) }) else {
          throw index.place.damage("an entry is no handle")
        }
        let block = try Block(handle, of: file, endingBefore: bytes.count)
        return (content: try block.withBytes { Array($0) }, last: entry.key)
      })
    else { return nil }
    self.blocks = blocks
  }

  var bytes: [UInt8] { TableBytes.table(blocks: blocks) }

  /// A table's bytes as they are, but the checksums of all blocks that its footer leads to are
  /// right.
  static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    func repair(_ handle: BlockHandle) {
      guard handle.end <= result.count else { return }
      let end = handle.offset + handle.size + 1
      let checksum = TableBytes.fixed(TableBytes.masked(Array(result[handle.offset..<end])))
      result.replaceSubrange(end..<handle.end, with: checksum)
    }
    guard let file = try? MappedFile(path: "", holding: bytes), let footer = footer(file) else {
      return bytes
    }
    repair(footer.metadata)
    repair(footer.index)
    guard let file = try? MappedFile(path: "", holding: result),
      let index = try? Block(footer.index, of: file, endingBefore: bytes.count),
      let entries = try? entries(of: index)
    else { return result }
    for entry in entries {
      if let handle = entry.value.withUnsafeBytes({ BlockHandle($0) }) { repair(handle) }
    }
    return result
  }

  /// The keys and values of a block.
  static func entries(of block: Block) throws -> [TableBytes.Entry] {
    try block.withBytes { (bytes) throws(ModelFileError) in
      try entries(of: bytes, at: block.place)
    }
  }

  /// The keys and values of a block with this content.
  static func entries(of content: [UInt8]) throws -> [TableBytes.Entry] {
    try content.withUnsafeBytes { try entries(of: $0, at: BlockPlace(path: "", offset: 0)) }
  }

  private static func entries(of bytes: UnsafeRawBufferPointer, at place: BlockPlace)
    throws(ModelFileError) -> [TableBytes.Entry]
  {
    var cursor = try BlockCursor(bytes, at: place)
    var entries: [TableBytes.Entry] = []
    while try cursor.advance() { entries.append((cursor.key, Array(cursor.value))) }
    return entries
  }

  private static func footer(_ file: MappedFile) -> (metadata: BlockHandle, index: BlockHandle)? {
    guard Table.hasMagic(file) else { return nil }
    defer { withExtendedLifetime(file) {} }
    var reader = ByteReader(UnsafeRawBufferPointer(rebasing: file.bytes.suffix(Table.footerLength)))
    guard let metadata = BlockHandle(from: &reader), let index = BlockHandle(from: &reader) else {
      return nil
    }
    return (metadata, index)
  }
}
