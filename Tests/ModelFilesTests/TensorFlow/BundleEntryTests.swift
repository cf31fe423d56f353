import ModelFiles
import SwiftProtobuf
import Tensors
import Testing

/// Indices that lie, with checksums that are right.
@Suite struct BundleEntryTests {
  @Test func unchangedIsRead() throws {
    let scratch = try CheckpointScratch()
    let file = try BundleDraft().open(in: scratch)
    #expect(file.variables.map(\.name) == ["a", "b"])
    #expect(try file.tensor("a", as: Float.self).scalars == [1, 2, 3, 4, 5, 6])
    #expect(try file.tensor("b", as: Double.self).scalars == [20, 21, 22, 23, 24])
  }

  @Test func lyingEntryIsRefusedWhenOpened() throws {
    let cases: [(String, (inout BundleEntryProto) -> Void)] = [
      ("an axis has the length -2", { $0.shape = BundleDraft.shape([-2, -3]) }),
      ("more elements than there can be", { $0.shape = BundleDraft.shape([1 << 40, 1 << 40]) }),
      ("more elements than there can be", { $0.shape = BundleDraft.shape([1 << 40, 1 << 22]) }),
      ("more elements than there can be", { $0.shape = BundleDraft.shape([1 << 40, 1 << 40, 0]) }),
      ("it has 255 axes", { $0.shape = BundleDraft.shape([Int](repeating: 1, count: 255)) }),
      ("its rank is unknown", { $0.shape.unknownRank = true }),
      ("its type, number 0, is none", { $0.dtype = 0 }),
      ("its type, number -3, is none", { $0.dtype = -3 }),
      ("it has 24 bytes, but shape [2, 3] of float64 takes 48", { $0.dtype = 2 }),
      (
        "it has 24 bytes, but shape [2, 4] of float32 takes 32",
        { $0.shape = BundleDraft.shape([2, 4]) }
      ),
      ("it has 20 bytes, but", { $0.size = 20 }),
      ("-24 bytes from byte 0 on", { $0.size = -24 }),
      ("24 bytes from byte -1 on", { $0.offset = -1 }),
      ("24 bytes from byte 9223372036854775807 on", { $0.offset = .max }),
      ("in shard 2, but the shards are 0 to 1", { $0.shardID = 2 }),
      ("in shard -1, but the shards are 0 to 1", { $0.shardID = -1 }),
      (
        "slice 0 has a negative or too large",
        { $0.slices = [.with { $0.extent = [.with { $0.start = -1 }] }] }
      ),
      (
        "slice 0 has a negative or too large",
        { $0.slices = [.with { $0.extent = [.with { $0.length = -1 }] }] }
      ),
      (
        "slice 0 has a negative or too large",
        { $0.slices = [.with { $0.extent = [.with { ($0.start, $0.length) = (.max, 1) }] }] }
      ),
    ]
    let scratch = try CheckpointScratch()
    for (reason, change) in cases {
      var draft = BundleDraft()
      var entry = try #require(draft.entries["a"])
      change(&entry)
      draft.entries["a"] = entry
      expectRefusal(reason, of: "a") { _ = try draft.open(in: scratch) }
    }
  }

  @Test func variablesThatShareBytes() throws {
    let scratch = try CheckpointScratch()
    var draft = BundleDraft()
    draft.add("c", shape: [3], shard: 1, start: 30)
    draft.entries["c"]?.offset -= 4
    expectRefusal("its bytes in shard 1 are also those of b", of: "c") {
      _ = try draft.open(in: scratch)
    }
  }

  @Test func header() throws {
    let cases: [(String, (inout BundleHeaderProto) -> Void)] = [
      ("it is big-endian", { $0.endianness = 1 }),
      ("it says that it has 0 shards", { $0.numShards = 0 }),
      ("it says that it has -1 shards", { $0.numShards = -1 }),
      ("needs a reader of version 2", { $0.version.minConsumer = 2 }),
    ]
    let scratch = try CheckpointScratch()
    for (reason, change) in cases {
      var draft = BundleDraft()
      change(&draft.header)
      expectRefusal(reason) { _ = try draft.open(in: scratch) }
    }
  }

  @Test func withoutHeader() throws {
    let scratch = try CheckpointScratch()
    let draft = BundleDraft()
    let entries = try draft.indexEntries()
    expectRefusal("it has no header") {
      _ = try draft.open(
        in: scratch, index: TableBytes.table(entries: [TableBytes.Entry](entries[1...])))
    }
    expectRefusal("it has no header") {
      _ = try draft.open(
        in: scratch, index: TableBytes.table(entries: [([], [0xFF])] + entries[1...]))
    }
  }

  @Test func entryThatIsNoMessage() throws {
    let scratch = try CheckpointScratch()
    var entries = try BundleDraft().indexEntries()
    // Fields of a hundred levels, a length beyond the end, an integer that does not end.
    for value in [[0x12, 0x7F], [UInt8](repeating: 0xFF, count: 20), [0x0B]] as [[UInt8]] {
      entries[1].value = value
      expectRefusal("cannot be decoded", of: "a") {
        _ = try BundleDraft().open(in: scratch, index: TableBytes.table(entries: entries))
      }
    }
  }

  @Test func names() throws {
    let scratch = try CheckpointScratch()
    let draft = BundleDraft()
    let entries = try draft.indexEntries()
    let value = entries[1].value
    expectRefusal("not UTF-8") {
      _ = try draft.open(
        in: scratch, index: TableBytes.table(entries: entries + [([0xC3, 0x28], value)]))
    }
    // Equal as text, though not in bytes.
    expectRefusal("two variables of that name", of: "e\u{301}") {
      let keys = ["e\u{301}", "\u{E9}"].map { [UInt8]($0.utf8) }
      _ = try draft.open(
        in: scratch, index: TableBytes.table(entries: entries + keys.map { ($0, value) }))
    }
    // Two thousand names of four thousand letters in a file of a few pages.
    var block = TableBytes.entry([], entries[0].value)
    block += TableBytes.entry([UInt8](repeating: 0x6E, count: 4000), value)
    for number in 0..<2000 {
      let suffix = [UInt8(0x41 + number / 50), UInt8(0x41 + number % 50)]
      block += TableBytes.entry(shared: 4000, suffix, value)
    }
    let index = TableBytes.table(blocks: [(TableBytes.block(raw: block), [0x7A])])
    expectRefusal("more than sixteen times its length") {
      _ = try draft.open(in: scratch, index: index)
    }
  }

  @Test func unknownTypesAreListed() throws {
    let scratch = try CheckpointScratch()
    var draft = BundleDraft()
    for (number, name) in [(7, "string"), (20, "resource"), (21, "variant"), (77, "type 77")] {
      draft.entries["a"]?.dtype = Int32(number)
      let file = try draft.open(in: scratch)
      #expect(file["a"]?.type.name == name)
      #expect(file["a"]?.shape == [2, 3])
      expectRefusal("its type is \(name)", of: "a") { _ = try file.tensor("a", as: Float.self) }
      #expect(try file.tensor("b", as: Float.self).scalars.count == 5)
    }
  }

  @Test func shards() throws {
    let scratch = try CheckpointScratch()
    var draft = BundleDraft()
    let file = try draft.open(in: scratch)
    for (length, reason) in [
      (19, "it is 19 bytes long, too short for the bytes 0 to 20"), (0, "it is 0 bytes long"),
    ] {
      draft.shards[1] = [UInt8](draft.shards[1][..<length])
      // Listing still works; so does what is in other shards.
      #expect(try draft.open(in: scratch).variables.count == 2)
      expectRefusal(reason, of: "b") { _ = try file.tensor("b", as: Float.self) }
      #expect(try file.tensor("a", as: Float.self).scalars.count == 6)
    }
    try scratch.remove("x.data-00001-of-00002")
    expectRefusal("the file is missing", of: "b") { _ = try file.tensor("b", as: Float.self) }
    try scratch.write([0xFF], to: "x.data-00001-of-00002/folder")
    expectRefusal("regular file", of: "b") { _ = try file.tensor("b", as: Float.self) }
    #expect(file.variables.count == 2)
  }

  @Test func checksumOfTensor() throws {
    let scratch = try CheckpointScratch()
    var draft = BundleDraft()
    draft.shards[0][13] ^= 0x10
    let file = try draft.open(in: scratch)
    expectRefusal("the checksum of its 24 bytes is", of: "a") {
      _ = try file.tensor("a", as: Float.self)
    }
  }
}
