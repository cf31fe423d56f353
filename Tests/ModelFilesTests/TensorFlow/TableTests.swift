import ModelFiles
import Testing

/// Damage in the table itself, with checksums that are right.
@Suite struct TableTests {
  private let scratch: CheckpointScratch
  private let entries: [TableBytes.Entry] = ["", "aa", "ab", "abc", "b", "cde", "cdf", "d", "e"]
    .enumerated().map { ([UInt8]($1.utf8), [UInt8(10 + $0)]) }

  init() throws { scratch = try CheckpointScratch() }

  private func table(_ bytes: [UInt8]) throws -> Table {
    try Table(MappedFile(path: try scratch.write(bytes, to: "table")))
  }

  private func values(_ bytes: [UInt8]) throws -> [UInt8] {
    let table = try table(bytes)
    var values: [UInt8] = []
    try table.forEach { values.append(contentsOf: $1) }
    return values
  }

  @Test func everyKeyIsFound() throws {
    let table = try table(TableBytes.table(entries: entries))
    for (key, value) in entries {
      #expect(try table.withValue(of: key) { [UInt8]($0) } == value)
      #expect(try table.withValue(of: key + [0]) { _ in true } == nil)
    }
    #expect(try table.withValue(of: [0]) { _ in true } == nil)
    #expect(try values(TableBytes.table(entries: entries)) == entries.flatMap(\.value))
  }

  @Test func emptyTable() throws {
    #expect(try values(TableBytes.table(entries: [])) == [])
    #expect(try table(TableBytes.table(entries: [])).withValue(of: []) { _ in true } == nil)
  }

  @Test func order() throws {
    for (first, second) in [(3, 4), (2, 5), (7, 8), (4, 8)] {
      var wrong = entries
      wrong.swapAt(first, second)
      #expect(throws: ModelFileError.self) { try values(TableBytes.table(entries: wrong)) }
    }
    for (place, other) in [(1, 2), (3, 4), (0, 1)] {
      var wrong = entries
      wrong[other].key = wrong[place].key
      #expect(throws: ModelFileError.self) { try values(TableBytes.table(entries: wrong)) }
    }
    // Each block in order, but the second begins before the first ends; the index is in order.
    let blocks = [
      (TableBytes.block([entries[0], entries[3]]), [UInt8]("abd".utf8)),
      (TableBytes.block([entries[2], entries[4]]), entries[4].key),
    ]
    expectRefusal("its first key is not after") { _ = try values(TableBytes.table(blocks: blocks)) }
    // A key beyond what the index says would not be found.
    let late = [(TableBytes.block([entries[0], entries[3]]), entries[1].key)]
    expectRefusal("its last key is after") { _ = try values(TableBytes.table(blocks: late)) }
  }

  @Test(arguments: [
    // The block before, again; itself, if index were a block; and beyond every end.
    [0, 19], [-1, 19], [0, 0, 0], [Int.max, 1], [1, Int.max], [Int.max, Int.max], [1 << 40, 3],
  ])
  func handles(numbers: [Int]) throws {
    let half = [(entries[0..<4]), (entries[4...])].map { part in
      (TableBytes.block([TableBytes.Entry](part)), part[part.endIndex - 1].key)
    }
    let bytes = TableBytes.table(blocks: half) { index, offset, size in
      index == 0
        ? TableBytes.integer(offset) + TableBytes.integer(size)
        : numbers.flatMap(TableBytes.integer)
    }
    #expect(throws: ModelFileError.self) { try values(bytes) }
  }

  @Test func indexThatLeadsToItself() throws {
    let block = TableBytes.sealed(TableBytes.block(entries))
    // Metadata and index follow the block; the index is at a position that does not depend on
    // what it says, as long as its length is the same.
    let start = block.count + TableBytes.sealed(TableBytes.block([])).count
    for offset in [start, block.count] {
      let index = TableBytes.block([([0x7A], TableBytes.integer(offset) + TableBytes.integer(12))])
      expectRefusal("an entry of the index leads out") {
        _ = try values(TableBytes.closed(block, index: index))
      }
    }
  }

  /// Found by fuzzing: the index's offset was the metadata's limit before it was checked itself.
  @Test(arguments: [(7, 100_000), (200_000, 1_000_000), (1 << 40, 1 << 50)])
  func footerThatLeadsOutOfTheFile(metadata: Int, index: Int) throws {
    let numbers = [metadata, 90_000, index, 11]
    let handles = numbers.flatMap(TableBytes.integer)
    var bytes = TableBytes.table(entries: entries)
    let footer = bytes.count - Table.footerLength
    bytes.replaceSubrange(footer..<footer + handles.count, with: handles)
    expectRefusal("block at byte \(index): it reaches to byte") { _ = try values(bytes) }
  }

  @Test func integersThatDoNotEnd() throws {
    let long = [UInt8](repeating: 0x80, count: 30)
    let tooLarge = [UInt8](repeating: 0xFF, count: 9) + [0x02]
    for handle in [long, tooLarge, [], [0x80]] {
      let index = TableBytes.block([([0x7A], handle)])
      #expect(throws: ModelFileError.self) {
        try values(TableBytes.closed(TableBytes.sealed(TableBytes.block(entries)), index: index))
      }
    }
    for entry in [
      long, tooLarge + [1, 1, 0x61], [0, 1, 0x7F, 0x61], [0, 0x7F, 0, 0x61], [3, 1, 0, 0x61],
    ] {
      #expect(throws: ModelFileError.self) {
        try values(TableBytes.table(blocks: [(TableBytes.block(raw: entry), [0x7A])]))
      }
    }
  }

  @Test(
    arguments: [
      ("no block", [], nil), ("no number", [0, 0, 0], nil), ("no restart", [0, 0, 0, 0], nil),
      ("more than there are", [0, 0, 0, 0, 2, 0, 0, 0], nil),
      ("as many as can be written", [0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF], nil),
      ("first not at 0", nil, [5]), ("beyond the end", nil, [0, 4000]),
      ("inside an entry", nil, [0, 3]),
      ("twice", nil, [0, 5, 5]), ("back", nil, [0, 10, 5]), ("at the end", nil, [0, 15]),
      ("at a key that is not whole", nil, [0, 10]),
    ] as [(String, [UInt8]?, [Int]?)])
  func restarts(what: String, content: [UInt8]?, restarts: [Int]?) throws {
    let raw =
      TableBytes.entry([0x61], [1]) + TableBytes.entry([0x62], [2])
      + TableBytes.entry(shared: 1, [0x63], [3])
    #expect(raw.count == 15)
    #expect(
      try values(
        TableBytes.table(blocks: [(TableBytes.block(raw: raw, restarts: [0, 5]), [0x7A])])) == [
          1, 2, 3,
        ])
    let block = content ?? TableBytes.block(raw: raw, restarts: restarts ?? [])
    #expect(throws: ModelFileError.self, "\(what)") {
      try values(TableBytes.table(blocks: [(block, [0x7A])]))
    }
  }

  /// Looking up does not walk over everything; it must not trap on what it meets.
  @Test func lookingUpInDamagedBlocks() throws {
    let raw = TableBytes.entry([0x61], [1]) + TableBytes.entry([0x62], [2])
    for restarts in [
      [0, 10], [0, 9], [0, 3, 5], [0, 5, 5], [0, 5, 2], [0, 4000], [0, 1, 2, 3, 4],
    ] {
      let bytes = TableBytes.table(blocks: [
        (TableBytes.block(raw: raw, restarts: restarts), [0x7A])
      ])
      for key in [[0x60], [0x61], [0x62], [0x63]] as [[UInt8]] {
        _ = try? table(bytes).withValue(of: key) { _ in true }
      }
    }
  }

  @Test func longKeysAreRefused() throws {
    let key = [UInt8](repeating: 0x61, count: BlockCursor.keyLimit)
    #expect(try values(TableBytes.table(entries: [(key, [1])])) == [1])
    expectRefusal("longer than any name") {
      _ = try values(TableBytes.table(entries: [(key + [1], [1])]))
    }
  }

  @Test func compression() throws {
    let content = TableBytes.block(entries)
    func snappy(_ length: Int) -> [UInt8] {
      TableBytes.integer(length) + [61 << 2] + [UInt8(content.count - 1), 0] + content
    }
    func table(_ content: [UInt8], type: UInt8) -> [UInt8] {
      let block = TableBytes.sealed(content, type: type)
      let handle = TableBytes.integer(0) + TableBytes.integer(content.count)
      return TableBytes.closed(block, index: TableBytes.block([([0x7A], handle)]))
    }
    #expect(try values(table(snappy(content.count), type: 1)) == entries.flatMap(\.value))
    for length in [content.count - 1, content.count + 1, 0, content.count * 20] {
      expectRefusal("Snappy cannot decompress it") {
        _ = try values(table(snappy(length), type: 1))
      }
    }
    for length in [content.count * 30, 0xFFFF_FFFF] {
      expectRefusal("bytes cannot hold the") { _ = try values(table(snappy(length), type: 1)) }
    }
    for bytes in [[], [0x80], [UInt8](repeating: 0xFF, count: 12)] {
      expectRefusal("does not begin with the length") { _ = try values(table(bytes, type: 1)) }
    }
    expectRefusal("its compression is of type 2") { _ = try values(table(content, type: 2)) }
  }
}
