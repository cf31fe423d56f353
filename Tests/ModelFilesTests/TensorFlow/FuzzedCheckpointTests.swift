import Foundation
import ModelFiles
import Testing

/// Real checkpoints, damaged everywhere: refused with a `ModelFileError`, or read as they were.
@Suite struct FuzzedCheckpointTests {
  /// The files of a case that are damaged one after the other.
  private static let cases = [
    ("basic_4x2_v1", "model.ckpt"), ("types_v1", "model.ckpt"),
    ("dtypes_v2", "model.ckpt.index"), ("dtypes_v2", "model.ckpt.data-00000-of-00001"),
    ("partitioned_slices_basic_4x2", "model.ckpt.index"),
    ("snappy_index_multi3", "model.ckpt.index"),
  ]

  /// Opens and loads all; what is thrown is a `ModelFileError`, and then the result is nil.
  private func contents(_ path: String) throws -> [[UInt8]]? {
    do { return try ModelFormats.open(path).loadAll() } catch is ModelFileError { return nil }
  }

  @Test(arguments: FuzzedCheckpointTests.cases)
  func truncations(name: String, file: String) throws {
    let scratch = try CheckpointScratch()
    try scratch.copyCheckpoint(of: name)
    let whole = try CheckpointFixtures.bytes(name + "/" + file)
    let expected = try #require(try contents(scratch.path + "/model.ckpt"))
    #expect(expected.count >= 2)
    for length in whole.indices {
      try scratch.write([UInt8](whole[..<length]), to: file)
      let actual = try contents(scratch.path + "/model.ckpt")
      // Only what no loadable variable needs may be missing: bytes of other types in a shard.
      #expect(actual == nil || file.contains(".data-") && actual == expected, "\(length) bytes")
    }
  }

  @Test(arguments: FuzzedCheckpointTests.cases)
  func bitFlips(name: String, file: String) throws {
    let scratch = try CheckpointScratch()
    try scratch.copyCheckpoint(of: name)
    let whole = try CheckpointFixtures.bytes(name + "/" + file)
    let expected = try #require(try contents(scratch.path + "/model.ckpt"))
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      var damaged = whole
      let place = Int.random(in: damaged.indices, using: &generator)
      damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      try scratch.write(damaged, to: file)
      let actual = try contents(scratch.path + "/model.ckpt")
      // The footer's padding, and in a shard what no loadable variable needs.
      let isFree = file.contains(".data-") || whole.count - place <= Table.footerLength
      #expect(actual == nil || isFree && actual == expected, "byte \(place) of \(name)/\(file)")
    }
  }

  /// Blocks changed at random, with checksums that are right: so what is behind them is reached.
  @Test(arguments: ["basic_4x2_v1", "types_v1", "dtypes_v2", "partitioned_slices_basic_4x2"])
  func flipsBehindChecksums(name: String) throws {
    let scratch = try CheckpointScratch()
    try scratch.copyCheckpoint(of: name)
    let isV1 = name.hasSuffix("v1")
    let file = isV1 ? "model.ckpt" : "model.ckpt.index"
    let whole = try CheckpointFixtures.bytes(name + "/" + file)
    let metadata = try whole.withUnsafeBytes { bytes in
      var footer = ByteReader(UnsafeRawBufferPointer(rebasing: bytes.suffix(Table.footerLength)))
      return (try #require(BlockHandle(from: &footer)), try #require(BlockHandle(from: &footer)))
    }
    // One block of values, then metadata and index.
    let content = [UInt8](whole[..<(metadata.0.offset - BlockHandle.trailerLength)])
    let index = [UInt8](whole[metadata.1.offset..<metadata.1.offset + metadata.1.size])
    try scratch.write(TableBytes.closed(TableBytes.sealed(content), index: index), to: file)
    #expect(try contents(scratch.path + "/model.ckpt") != nil)
    var generator = SeededGenerator(seed: 7)
    var refused = 0
    for round in 0..<1000 {
      var (damagedContent, damagedIndex) = (content, index)
      func damage(_ bytes: inout [UInt8]) {
        let place = Int.random(in: bytes.indices, using: &generator)
        bytes[place] =
          Bool.random(using: &generator)
          ? UInt8.random(in: 0...255, using: &generator) : [0, 1, 0x7F, 0x80, 0xFF][place % 5]
      }
      for _ in 0...round % 3 { damage(&damagedContent) }
      if round % 10 == 0 { damage(&damagedIndex) }
      try scratch.write(
        TableBytes.closed(TableBytes.sealed(damagedContent), index: damagedIndex), to: file)
      refused += try contents(scratch.path + "/model.ckpt") == nil ? 1 : 0
    }
    #expect(refused > 100)
  }
}
