import ModelFiles
import SwiftProtobuf

/// A V2 checkpoint in the making: right at first, until a test changes it.
struct BundleDraft {
  var header = BundleHeaderProto.with { $0.numShards = 2 }
  var entries: [String: BundleEntryProto] = [:]
  var sliceEntries: [[UInt8]: BundleEntryProto] = [:]
  var shards: [[UInt8]] = [[], []]

  /// A whole variable `a` in shard 0 and `b` in shard 1.
  init() {
    add("a", shape: [2, 3], shard: 0, start: 1)
    add("b", shape: [5], shard: 1, start: 20)
  }

  /// Adds float32 values `start`, `start + 1` and so on.
  mutating func add(_ name: String, shape: [Int], shard: Int, start: Float) {
    entries[name] = append(shape: shape, shard: shard, start: start)
  }

  /// Adds a variable of slices; their values are each 100 more than those of the one before.
  mutating func add(_ name: String, shape: [Int], slices: [[Range<Int>?]]) {
    var entry = BundleEntryProto.with {
      $0.dtype = 1
      $0.shape = BundleDraft.shape(shape)
    }
    for (index, extents) in slices.enumerated() {
      let lengths = zip(extents, shape).map { $0?.count ?? $1 }
      let key = TensorSlice(extents).key(of: name)
      let shard = index % shards.count
      sliceEntries[key] = append(shape: lengths, shard: shard, start: Float(100 * index))
      entry.slices.append(BundleDraft.slice(extents))
    }
    entries[name] = entry
  }

  static func shape(_ lengths: [Int]) -> TensorShapeProto {
    .with { shape in
      shape.dim = lengths.map { length in .with { $0.size = Int64(length) } }
    }
  }

  static func slice(_ extents: [Range<Int>?]) -> TensorSliceProto {
    .with { slice in
      slice.extent = extents.map { extent in
        .with { message in
          guard let extent else { return }
          message.start = Int64(extent.lowerBound)
          message.length = Int64(extent.count)
        }
      }
    }
  }

  private mutating func append(shape: [Int], shard: Int, start: Float) -> BundleEntryProto {
    let count = shape.reduce(1, *)
    let bytes = (0..<count).flatMap { TableBytes.fixed((start + Float($0)).bitPattern) }
    defer { shards[shard] += bytes }
    return .with {
      $0.dtype = 1
      $0.shape = BundleDraft.shape(shape)
      $0.shardID = Int32(shard)
      $0.offset = Int64(shards[shard].count)
      $0.size = Int64(bytes.count)
      $0.crc32C = TableBytes.masked(bytes)
    }
  }

  /// The index's entries in the order of their keys.
  func indexEntries() throws -> [TableBytes.Entry] {
    var all: [TableBytes.Entry] = [([], try header.serializedBytes())]
    for (key, entry) in sliceEntries { all.append((key, try entry.serializedBytes())) }
    for (name, entry) in entries { all.append(([UInt8](name.utf8), try entry.serializedBytes())) }
    return all.sorted { $0.key.lexicographicallyPrecedes($1.key) }
  }

  /// Writes it, with another index if one is given, and opens it.
  func open(in scratch: CheckpointScratch, index: [UInt8]? = nil) throws -> any ModelFile {
    let count = Int(header.numShards)
    for (number, shard) in shards.enumerated() {
      try scratch.write(shard, to: "x.data-0000\(number)-of-0000\(count)")
    }
    try scratch.write(try index ?? TableBytes.table(entries: try indexEntries()), to: "x.index")
    return try ModelFormats.open(scratch.path + "/x")
  }
}
