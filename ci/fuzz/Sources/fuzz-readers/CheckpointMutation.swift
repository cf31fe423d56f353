import ModelFiles

/// Mutations of TensorFlow checkpoints that get past the checksums, of tables and of tensors.
enum CheckpointMutation {
  /// A mutant of a V1 checkpoint, which is a table.
  static func table(_ bytes: [UInt8], _ greatestCount: Int, _ choice: Int) -> [UInt8]? {
    mutated(bytes, greatestCount, choice, shard: nil)
  }

  /// A mutant of a V2 checkpoint, as `TwoParts` has it.
  static func twoParts(_ input: TwoParts, _ greatestCount: Int, _ choice: Int) -> [UInt8]? {
    var parts = input
    let room = greatestCount - TwoParts.lengthOfLength
    if choice.isMultiple(of: 4) {
      parts.shard = Mutation.mutated(parts.shard, max(1, room - parts.index.count))
      if choice.isMultiple(of: 3) { return parts.bytes }
      guard var table = TableParts(parts.index) else { return nil }
      setChecksums(of: &table, from: parts.shard)
      parts.index = table.bytes
      return parts.bytes
    }
    let shard = (choice / 4) % 4 == 0 ? nil : parts.shard
    guard
      let index = mutated(parts.index, max(1, room - parts.shard.count), choice / 16, shard: shard)
    else { return nil }
    parts.index = index
    return parts.bytes
  }

  /// Changes an entry or a block of a table, or anything in it.
  ///
  /// - Parameter shard: what the tensors' checksums are to be of; nil to leave them.
  private static func mutated(
    _ bytes: [UInt8], _ greatestCount: Int, _ choice: Int, shard: [UInt8]?
  ) -> [UInt8]? {
    if choice.isMultiple(of: 4) {
      return TableParts.repaired(Mutation.mutated(bytes, greatestCount))
    }
    guard var table = TableParts(bytes), !table.blocks.isEmpty else { return nil }
    let number = (choice / 4) % table.blocks.count
    let rest = choice / 4 / table.blocks.count
    let content = table.blocks[number].content
    let room = max(1, greatestCount - bytes.count)
    if choice % 4 == 1 {
      table.blocks[number].content = Mutation.mutated(content, content.count + room)
    } else {
      guard var entries = try? TableParts.entries(of: content), !entries.isEmpty else { return nil }
      let chosen = rest % entries.count
      if (rest / entries.count).isMultiple(of: 8) {
        let key = entries[chosen].key
        entries[chosen].key = Mutation.mutated(key, key.count + room)
        entries.sort { $0.key.lexicographicallyPrecedes($1.key) }
      } else {
        let value = entries[chosen].value
        entries[chosen].value = Mutation.mutated(value, value.count + room)
      }
      table.blocks[number] = (
        TableBytes.block(entries, restartEvery: 1 + choice % 17), entries[entries.count - 1].key
      )
    }
    if let shard { setChecksums(of: &table, from: shard) }
    return table.bytes
  }

  /// Puts into the entries what the checksums of their bytes in the shard are.
  private static func setChecksums(of table: inout TableParts, from shard: [UInt8]) {
    for number in table.blocks.indices {
      let content = table.blocks[number].content
      guard var entries = try? TableParts.entries(of: content) else { continue }
      for index in entries.indices where entries[index].key != [] {
        setChecksum(of: &entries[index].value, from: shard)
      }
      table.blocks[number].content = TableBytes.block(entries, restartEvery: 16)
    }
  }

  /// The checksum is the last field of an entry that is no list of slices.
  private static func setChecksum(of value: inout [UInt8], from shard: [UInt8]) {
    let tag = value.count - 5
    guard tag >= 0, value[tag] == 6 << 3 | 5,
      let entry = value.withUnsafeBytes({
        try? BundleEntry($0, named: "", shardCount: 1 << 31, path: "")
      }), entry.bytes.upperBound <= shard.count
    else { return }
    let checksum = TableBytes.masked(Array(shard[entry.bytes]))
    value.replaceSubrange((tag + 1)..., with: TableBytes.fixed(checksum))
  }
}
