import Foundation
import ModelFiles
import SwiftProtobuf
import Tensors
import Testing

/// V1 checkpoints that lie, with checksums that are right.
@Suite struct SavedSlicesTests {
  @Test func unchangedIsRead() throws {
    let scratch = try CheckpointScratch()
    let file = try SavedSlicesDraft().open(in: scratch)
    #expect(file.format == "TensorFlow checkpoint V1")
    #expect(file.variables.map(\.name) == ["a", "p"])
    #expect(try file.tensor("a", as: Float.self).scalars == [0, 1, 2, 3, 4, 5])
    #expect(
      try file.tensor("p", as: Double.self).scalars == [100, 101, 0, 1, 2, 102, 103, 3, 4, 5])
  }

  @Test func metadata() throws {
    let cases: [(String, (inout SavedSliceMeta) -> Void)] = [
      ("an axis has the length -2", { $0.shape = BundleDraft.shape([-2, -3]) }),
      ("more elements than there can be", { $0.shape = BundleDraft.shape([1 << 40, 1 << 40]) }),
      ("its rank is unknown", { $0.shape.unknownRank = true }),
      ("its type, number 0, is none", { $0.type = 0 }),
      ("the file has no slice of it", { $0.slice = [] }),
      ("slice 0 has a negative or too large", { $0.slice[0].extent[0].start = -1 }),
    ]
    let scratch = try CheckpointScratch()
    for (reason, change) in cases {
      var draft = SavedSlicesDraft()
      change(&draft.variables[0])
      expectRefusal(reason, of: "a") { _ = try draft.open(in: scratch) }
    }
    var twice = SavedSlicesDraft()
    twice.variables.append(twice.variables[0])
    expectRefusal("two variables of that name", of: "a") { _ = try twice.open(in: scratch) }
    var newer = SavedSlicesDraft()
    newer.versions.minConsumer = 9
    expectRefusal("needs a reader of version 9") { _ = try newer.open(in: scratch) }
  }

  @Test func values() throws {
    let cases: [(String, (inout SavedSliceDraft) -> Void)] = [
      ("not its own", { $0.name = "p" }), ("not its own", { $0.slice.extent[0].start = 1 }),
      ("not its own", { $0.slice = BundleDraft.slice([0..<2, nil]) }),
      ("are of type float64", { $0.data.dtype = 2 }),
      ("not its 6 elements of float32", { $0.data.floatVal[0].removeLast() }),
      ("not its 6 elements of float32", { $0.data.floatVal[0].append(contentsOf: [0, 0, 0, 0]) }),
      ("not its 6 elements of float32", { $0.data.floatVal = [] }),
      ("not its 6 elements of float32", { $0.data.floatVal += $0.data.floatVal }),
    ]
    let scratch = try CheckpointScratch()
    let key = TensorSlice([nil, nil]).key(of: "a")
    for (reason, change) in cases {
      var draft = SavedSlicesDraft()
      var slice = try #require(draft.data[key])
      change(&slice)
      draft.data[key] = slice
      let file = try draft.open(in: scratch)
      expectRefusal(reason, of: "a") { _ = try file.tensor("a", as: Float.self) }
      #expect(try file.tensor("p", as: Double.self).scalars.count == 10)
    }
    var missing = SavedSlicesDraft()
    missing.data[TensorSlice([nil, 0..<2]).key(of: "p")] = nil
    let file = try missing.open(in: scratch)
    expectRefusal("the file has no data of", of: "p") { _ = try file.tensor("p", as: Double.self) }
  }

  @Test func slices() throws {
    let cases: [(String, [[Range<Int>?]])] = [
      ("its slices 0 and 1 overlap", [[nil, 0..<3], [nil, 2..<5]]),
      ("its slices have 8 elements, and it has 10", [[nil, 0..<2], [nil, 3..<5]]),
      ("its slice 1 reaches beyond", [[nil, 0..<2], [nil, 2..<6]]),
    ]
    let scratch = try CheckpointScratch()
    for (reason, slices) in cases {
      var draft = SavedSlicesDraft()
      draft.add("q", type: 1, shape: [2, 5], slices: slices)
      let file = try draft.open(in: scratch)
      expectRefusal(reason, of: "q") { _ = try file.tensor("q", as: Float.self) }
    }
  }

  /// A petabyte of zeros in a file of a few bytes.
  @Test func shapeWithoutValues() throws {
    let scratch = try CheckpointScratch()
    var draft = SavedSlicesDraft()
    draft.variables[0].shape = BundleDraft.shape([1 << 24, 1 << 24])
    let file = try draft.open(in: scratch)
    #expect(file["a"]?.byteCount == 1 << 50)
    expectRefusal("not its 281474976710656 elements", of: "a") {
      _ = try file.tensor("a", as: Float.self)
    }
  }

  @Test func otherWaysToStoreNumbers() throws {
    let scratch = try CheckpointScratch()
    var draft = SavedSlicesDraft()
    let key = TensorSlice([nil, nil]).key(of: "a")
    let content = try #require(draft.data[key]).data.floatVal[0]
    draft.data[key]?.data.tensorContent = content
    draft.data[key]?.data.floatVal = []
    #expect(try draft.open(in: scratch).tensor("a", as: Float.self).scalars == [0, 1, 2, 3, 4, 5])
    draft.data[key]?.data.tensorContent.append(0)
    expectRefusal("not its 6 elements", of: "a") {
      _ = try draft.open(in: scratch).tensor("a", as: Float.self)
    }
    // float16: 1, −2, 0.5, and integers that are none.
    draft.variables[0].type = 19
    draft.variables[0].shape = BundleDraft.shape([1, 3])
    let numbers = [0x3C00, 0xC000, 0x3800].flatMap(TableBytes.integer)
    draft.data[key]?.data.tensorContent = Data()
    draft.data[key]?.data.halfVal = [Data(numbers)]
    #expect(try draft.open(in: scratch).tensor("a", as: Float.self).scalars == [1, -2, 0.5])
    let wrong: [[UInt8]] = [
      [UInt8](numbers.dropLast()), numbers + [0],
      numbers.prefix(6) + TableBytes.integer(0x1_0000),
    ]
    for wrong in wrong {
      draft.data[key]?.data.halfVal = [Data(wrong)]
      expectRefusal("not its 3 elements of float16", of: "a") {
        _ = try draft.open(in: scratch).tensor("a", as: Float.self)
      }
    }
  }
}
