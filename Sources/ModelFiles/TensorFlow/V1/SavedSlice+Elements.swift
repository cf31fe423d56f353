#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension SavedSlice {
  /// The slice's elements as they are in memory; nil if there are not exactly `count` of them.
  ///
  /// - Precondition: `type` is loadable.
  func elements(of type: ElementType, count: Int) -> Data? {
    let packed =
      switch type {
      case .float32: data.floatVal
      case .float64: data.doubleVal
      default: data.halfVal
      }
    let elements: Data?
    if packed.isEmpty {
      elements = data.tensorContent
    } else if type.byteCount == 2 {
      elements = halves(packed)
    } else {
      // Packed numbers are what they are in memory; in one piece, unless somebody joined messages.
      elements = packed.count == 1 ? packed[0] : packed.reduce(into: Data()) { $0 += $1 }
    }
    return elements?.count == count * (type.byteCount ?? 0) ? elements : nil
  }

  /// Numbers of sixteen bits, each as an integer of variable length.
  private func halves(_ packed: [Data]) -> Data? {
    var elements: [UInt8] = []
    for piece in packed {
      let isWhole = piece.withUnsafeBytes { bytes in
        var reader = ByteReader(bytes)
        while reader.remaining > 0 {
          guard let number = reader.variableLengthInteger(), let half = UInt16(exactly: number)
          else { return false }
          elements.append(UInt8(truncatingIfNeeded: half))
          elements.append(UInt8(truncatingIfNeeded: half >> 8))
        }
        return true
      }
      guard isWhole else { return nil }
    }
    return Data(elements)
  }
}
