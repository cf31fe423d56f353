/// A box in a tensor, as checkpoints write it.
package struct TensorSlice: Hashable, Sendable, CustomStringConvertible {
  /// For each axis the indices; nil for the whole axis.
  let extents: [Range<Int>?]

  package init(_ extents: [Range<Int>?]) {
    self.extents = extents
  }

  /// As NumPy writes it: `[:, 0:2]`.
  package var description: String {
    let parts = extents.map { $0.map { "\($0.lowerBound):\($0.upperBound)" } ?? ":" }
    let shown = parts.count > 8 ? parts.prefix(8) + ["…"] : parts
    return "[" + shown.joined(separator: ", ") + "]"
  }

  /// Nil if it has a negative length or start, or reaches beyond all numbers.
  init?(_ message: TensorSliceProto) {
    var extents: [Range<Int>?] = []
    for extent in message.extent {
      guard let start = Int(exactly: extent.start), start >= 0 else { return nil }
      guard case .length(let int64)? = extent.hasLength_p else {
        guard start == 0 else { return nil }
        extents.append(nil)
        continue
      }
      guard let length = Int(exactly: int64), length >= 0 else { return nil }
      let (end, overflow) = start.addingReportingOverflow(length)
      guard !overflow else { return nil }
      extents.append(start..<end)
    }
    self.extents = extents
  }

  /// The indices along each axis of a tensor; nil if it is not in that shape.
  func box(in shape: [Int]) -> [Range<Int>]? {
    guard extents.count == shape.count else { return nil }
    var box: [Range<Int>] = []
    for (extent, length) in zip(extents, shape) {
      let range = extent ?? 0..<length
      guard range.upperBound <= length else { return nil }
      box.append(range)
    }
    return box
  }
}
