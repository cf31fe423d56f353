import Foundation
import ModelFiles
import SwiftProtobuf

/// The value of a V1 table that holds a slice, field by field as TensorFlow writes it.
struct SavedSliceDraft {
  var name: String
  var slice: TensorSliceProto
  var data = Numbers()

  /// A `TensorProto`.
  struct Numbers {
    var dtype: UInt64 = 0
    var tensorContent = Data()
    var floatVal: [Data] = []
    var doubleVal: [Data] = []
    var halfVal: [Data] = []
  }

  var bytes: [UInt8] {
    get throws {
      var numbers: [UInt8] = data.dtype == 0 ? [] : [1 << 3] + TableBytes.integer(Int(data.dtype))
      if !data.tensorContent.isEmpty { numbers += Self.field(4, data.tensorContent) }
      for (number, pieces) in [(5, data.floatVal), (6, data.doubleVal), (13, data.halfVal)] {
        for piece in pieces { numbers += Self.field(number, piece) }
      }
      let saved =
        Self.field(1, name.utf8) + Self.field(2, try slice.serializedBytes() as [UInt8])
        + Self.field(3, numbers)
      return Self.field(2, saved)
    }
  }

  private static func field(_ number: Int, _ bytes: some Collection<UInt8>) -> [UInt8] {
    [UInt8(number << 3 | 2)] + TableBytes.integer(bytes.count) + bytes
  }
}
