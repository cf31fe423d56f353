#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension SavedSlice {
  /// The slice's elements as they are in memory; nil if there are not exactly `count` of them.
  ///
  /// - Precondition: `type` is loadable.
  func elements(of type: ElementType, count: Int) -> [UInt8]? {
    let width = type.byteCount ?? 0
    let chunks: [Data]
    switch type {
    case .float32: chunks = data.floatVal
    case .float64: chunks = data.doubleVal
    default:
      return data.halfVal.isEmpty ? content(count * width) : halves(count: count)
    }
    guard !chunks.isEmpty else { return content(count * width) }
    guard chunks.reduce(0, { $0 + $1.count }) == count * width else { return nil }
    // Packed numbers are what they are in memory.
    var elements: [UInt8] = []
    elements.reserveCapacity(count * width)
    for chunk in chunks { elements.append(contentsOf: chunk) }
    return elements
  }

  private func content(_ byteCount: Int) -> [UInt8]? {
    data.tensorContent.count == byteCount ? [UInt8](data.tensorContent) : nil
  }

  /// Numbers of sixteen bits, each as an integer of variable length.
  private func halves(count: Int) -> [UInt8]? {
    var elements: [UInt8] = []
    for chunk in data.halfVal {
      let isWhole = chunk.withUnsafeBytes { bytes in
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
    return elements.count == count * 2 ? elements : nil
  }
}
