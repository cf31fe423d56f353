import Foundation
import ModelFiles
import SwiftProtobuf

/// A V1 checkpoint in the making: right at first, until a test changes it.
struct SavedSlicesDraft {
  var versions = VersionDef()
  var variables: [SavedSliceMeta] = []
  var data: [[UInt8]: SavedSliceDraft] = [:]

  /// Variables `a`, of type float32, in one slice, and `p`, of type float64, in two.
  init() {
    add("a", type: 1, shape: [2, 3], slices: [[nil, nil]])
    add("p", type: 2, shape: [2, 5], slices: [[nil, 2..<5], [nil, 0..<2]])
  }

  /// The values of slice k are 100·k, 100·k + 1 and so on.
  mutating func add(_ name: String, type: Int32, shape: [Int], slices: [[Range<Int>?]]) {
    variables.append(
      .with {
        ($0.name, $0.type, $0.shape) = (name, type, BundleDraft.shape(shape))
        $0.slice = slices.map(BundleDraft.slice)
      })
    for (index, extents) in slices.enumerated() {
      let count = zip(extents, shape).reduce(1) { $0 * ($1.0?.count ?? $1.1) }
      let values = (0..<count).map { Double(100 * index + $0) }
      var slice = SavedSliceDraft(name: name, slice: BundleDraft.slice(extents))
      if type == 1 {
        slice.data.floatVal = [values.map { Float($0).bitPattern }.packed]
      } else {
        slice.data.doubleVal = [values.map(\.bitPattern).packed]
      }
      data[TensorSlice(extents).key(of: name)] = slice
    }
  }

  func open(in scratch: CheckpointScratch) throws -> any ModelFile {
    let metadata = try SavedTensorSliceMeta.with {
      $0.versions = versions
      $0.tensor = try variables.map { try $0.serializedBytes() }
    }
    var entries: [TableBytes.Entry] = [
      ([], try SavedTensorSlices.with { $0.meta = metadata }.serializedBytes())
    ]
    for (key, slice) in data {
      entries.append((key, try slice.bytes))
    }
    entries.sort { $0.key.lexicographicallyPrecedes($1.key) }
    try scratch.write(TableBytes.table(entries: entries, perBlock: 2), to: "model.ckpt")
    return try ModelFormats.open(scratch.path + "/model.ckpt")
  }
}

extension [UInt32] {
  var packed: Data {
    Data(flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } })
  }
}

extension [UInt64] {
  var packed: Data {
    Data(flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } })
  }
}
