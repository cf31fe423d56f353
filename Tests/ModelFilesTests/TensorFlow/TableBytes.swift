import ModelFiles

/// Writes tables, right ones and wrong ones; the checksums are always right.
enum TableBytes {
  typealias Entry = (key: [UInt8], value: [UInt8])

  static func integer(_ number: Int) -> [UInt8] {
    var rest = UInt64(bitPattern: Int64(number))
    var bytes: [UInt8] = []
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  static func fixed(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  static func masked(_ bytes: [UInt8]) -> UInt32 {
    let crc = bytes.withUnsafeBytes(CRC32C.checksum)
    return (crc >> 15 | crc << 17) &+ 0xA282_EAD8
  }

  static func entry(shared: Int = 0, _ suffix: [UInt8], _ value: [UInt8]) -> [UInt8] {
    integer(shared) + integer(suffix.count) + integer(value.count) + suffix + value
  }

  static func block(raw entries: [UInt8], restarts: [Int] = [0]) -> [UInt8] {
    entries + restarts.flatMap { fixed(UInt32($0)) } + fixed(UInt32(restarts.count))
  }

  static func block(_ entries: [Entry], restartEvery interval: Int = 3) -> [UInt8] {
    var bytes: [UInt8] = []
    var restarts: [Int] = []
    var before: [UInt8] = []
    for (index, item) in entries.enumerated() {
      var shared = zip(before, item.key).prefix { $0 == $1 }.count
      if index % interval == 0 {
        restarts.append(bytes.count)
        shared = 0
      }
      bytes += entry(shared: shared, [UInt8](item.key[shared...]), item.value)
      before = item.key
    }
    return block(raw: bytes, restarts: restarts.isEmpty ? [0] : restarts)
  }

  /// A block with its type and checksum.
  static func sealed(_ content: [UInt8], type: UInt8 = 0) -> [UInt8] {
    content + [type] + fixed(masked(content + [type]))
  }

  /// A table of blocks with these contents and last keys.
  ///
  /// - Parameter handle: what the index says of a block, given where it really is.
  static func table(
    blocks: [(content: [UInt8], last: [UInt8])], type: UInt8 = 0,
    handle: (_ index: Int, _ offset: Int, _ size: Int) -> [UInt8] = { integer($1) + integer($2) }
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    var index: [Entry] = []
    for (number, block) in blocks.enumerated() {
      index.append((block.last, handle(number, bytes.count, block.content.count)))
      bytes += sealed(block.content, type: type)
    }
    return closed(bytes, index: block(index, restartEvery: 1))
  }

  /// Blocks, completed with an index of that content and a footer.
  static func closed(_ blocks: [UInt8], index: [UInt8]) -> [UInt8] {
    let metadata = block([])
    var bytes = blocks + sealed(metadata)
    let footer =
      integer(blocks.count) + integer(metadata.count) + integer(bytes.count) + integer(index.count)
    bytes += sealed(index)
    let padding = [UInt8](
      repeating: 0, count: Table.footerLength - Table.magic.count - footer.count)
    return bytes + footer + padding + Table.magic
  }

  /// A table of these entries, a few in each block.
  static func table(entries: [Entry], perBlock: Int = 4) -> [UInt8] {
    table(
      blocks: stride(from: 0, to: entries.count, by: perBlock).map { start in
        let part = [Entry](entries[start..<min(start + perBlock, entries.count)])
        return (block(part), part[part.count - 1].key)
      })
  }
}
