import ModelFiles
import SwiftProtobuf
import Tensors
import Testing

@Suite struct SliceTests {
  /// 0, the name, the rank, then start and length of each axis.
  @Test func keys() {
    #expect(
      TensorSlice([nil, 3..<63]).key(of: "w\0")
        == [0x00, 0x77, 0x00, 0xFF, 0x00, 0x01, 0x01, 0x02, 0x80, 0x7F, 0x83, 0xBC])
    #expect(
      TensorSlice([63..<127, 8191..<16383]).key(of: "")
        == [0x00, 0x00, 0x01, 0x01, 0x02, 0xBF, 0xC0, 0x40, 0xDF, 0xFF, 0xE0, 0x20, 0x00])
    #expect(TensorSlice([]).key(of: "é") == [0x00, 0xC3, 0xA9, 0x00, 0x01, 0x00])
    let far = TensorSlice([Int.max..<Int.max]).key(of: "")
    #expect(
      far == [0x00, 0x00, 0x01, 0x01, 0x01, 0xFF, 0xC0, 0x7F] + [UInt8](repeating: 0xFF, count: 7)
        + [0x80])
  }

  @Test(
    arguments: [
      ([2, 6, 5], [[nil, 0..<1, nil], [nil, 1..<4, nil], [nil, 4..<6, nil]]),
      ([7, 3], [[0..<4, nil], [4..<7, nil]]),
      ([4, 5], [[0..<1, nil], [1..<4, 0..<2], [1..<4, 2..<5]]),
      ([3], [[2..<3], [0..<2]]),
      ([], [[]]),
      ([3, 0, 4], [[0..<1, nil, nil], [1..<3, 0..<0, nil]]),
      (
        [2, 3, 4, 5],
        [[0..<1, nil, 1..<4, nil], [nil, nil, 0..<1, nil], [1..<2, nil, 1..<4, nil]]
      ),
    ] as [([Int], [[Range<Int>?]])])
  func assembly(shape: [Int], slices: [[Range<Int>?]]) throws {
    let scratch = try CheckpointScratch()
    var draft = BundleDraft()
    draft.add("p", shape: shape, slices: slices)
    let tensor = try draft.open(in: scratch).tensor("p", as: Float.self)
    // Element by element: the slice that it is in, and its place there.
    for index in 0..<shape.reduce(1, *) {
      var position: [Int] = []
      var rest = index
      for length in shape.reversed() {
        position.insert(rest % length, at: 0)
        rest /= length
      }
      let values = slices.enumerated().compactMap { number, slice -> Float? in
        let ranges = zip(slice, shape).map { $0 ?? 0..<$1 }
        guard zip(ranges, position).allSatisfy({ $0.contains($1) }) else { return nil }
        let place = zip(ranges, position).reduce(0) { $0 * $1.0.count + $1.1 - $1.0.lowerBound }
        return Float(100 * number + place)
      }
      #expect(values == [tensor.scalars[index]], "\(shape) \(position)")
    }
  }

  @Test(
    arguments: [
      ("its slices 0 and 1 overlap", [7, 3], [[0..<4, nil], [3..<7, nil]]),
      ("its slices 0 and 2 overlap", [7, 3], [[0..<4, nil], [4..<7, nil], [0..<4, nil]]),
      ("its slices have 18 elements, and it has 21", [7, 3], [[0..<4, nil], [5..<7, nil]]),
      ("its slice 1 reaches beyond", [7, 3], [[0..<4, nil], [4..<8, nil]]),
      ("its slice 0 reaches beyond", [7, 3], [[0..<4], [4..<7]]),
      ("its slices 0 and 1 overlap", [], [[], []]),
      ("its slices have 0 elements, and it has 1", [1], [[0..<0]]),
      // The sum overflows back to the right one.
      (
        "overlap", [1 << 60],
        [[0..<1 << 60]] + [[Range<Int>?]](repeating: [0..<1 << 60], count: 16)
      ),
    ] as [(String, [Int], [[Range<Int>?]])])
  func hostileSlices(reason: String, shape: [Int], slices: [[Range<Int>?]]) throws {
    let scratch = try CheckpointScratch()
    var draft = BundleDraft()
    draft.entries["p"] = .with {
      $0.dtype = 1
      $0.shape = BundleDraft.shape(shape)
      $0.slices = slices.map(BundleDraft.slice)
    }
    let file = try draft.open(in: scratch)
    expectRefusal(reason, of: "p") { _ = try file.tensor("p", as: Float.self) }
  }

  @Test func tooManySlices() throws {
    let scratch = try CheckpointScratch()
    var draft = BundleDraft()
    draft.entries["p"] = .with {
      $0.dtype = 1
      $0.shape = BundleDraft.shape([10_001])
      $0.slices = (0...10_000).map { BundleDraft.slice([$0..<$0 + 1]) }
    }
    let file = try draft.open(in: scratch)
    expectRefusal("10001 slices", of: "p") { _ = try file.tensor("p", as: Float.self) }
  }

  /// Slices that are all the same bytes of a shard.
  @Test func memoryIsNoMoreThanTheFiles() throws {
    let scratch = try CheckpointScratch()
    var draft = BundleDraft()
    let slices = (0..<50).map { [$0 * 6..<$0 * 6 + 6] as [Range<Int>?] }
    draft.entries["p"] = .with {
      $0.dtype = 1
      $0.shape = BundleDraft.shape([300])
      $0.slices = slices.map(BundleDraft.slice)
    }
    var part = draft.entries["a"]
    part?.shape = BundleDraft.shape([6])
    for slice in slices { draft.sliceEntries[TensorSlice(slice).key(of: "p")] = part }
    let file = try draft.open(in: scratch)
    expectRefusal("its slices take 1200 bytes, and their shards have only 24", of: "p") {
      _ = try file.tensor("p", as: Float.self)
    }
  }

  @Test func entryOfSlice() throws {
    let scratch = try CheckpointScratch()
    let slices: [[Range<Int>?]] = [[0..<4, nil], [4..<7, nil]]
    var right = BundleDraft()
    right.add("p", shape: [7, 3], slices: slices)
    let key = TensorSlice(slices[1]).key(of: "p")

    var draft = right
    draft.sliceEntries[key] = nil
    expectRefusal("does not say where slice 1 is", of: "p") {
      _ = try draft.open(in: scratch).tensor("p", as: Float.self)
    }
    draft = right
    draft.sliceEntries[key]?.slices = [BundleDraft.slice([nil])]
    expectRefusal("does not say where slice 1 is", of: "p") {
      _ = try draft.open(in: scratch).tensor("p", as: Float.self)
    }
    draft = right
    draft.sliceEntries[key]?.shape = BundleDraft.shape([9])
    expectRefusal("slice 1 is of type float32 and shape [9]", of: "p") {
      _ = try draft.open(in: scratch).tensor("p", as: Float.self)
    }
    draft = right
    draft.sliceEntries[key]?.shardID = 7
    expectRefusal("it is in shard 7", of: "p") {
      _ = try draft.open(in: scratch).tensor("p", as: Float.self)
    }
    draft = right
    draft.shards[1][draft.shards[1].count - 2] ^= 1
    expectRefusal("the checksum of its 36 bytes", of: "p") {
      _ = try draft.open(in: scratch).tensor("p", as: Float.self)
    }
  }
}
