/// Numbers of a zip record: in 32 bits, or in its zip64 field where they are too large.
struct ZipNumbers {
  private(set) var short: [UInt32] = []

  /// The zip64 field, with its kind and length; empty if none is needed.
  private(set) var extra: [UInt8] = []

  /// - Parameters:
  ///   - large: numbers from here on go to the field.
  ///   - together: whether all do if one does, as in local headers.
  init(_ numbers: [Int], large: Int, together: Bool) {
    let needsAll = together && numbers.contains { $0 >= large }
    var field: [UInt8] = []
    for number in numbers {
      if needsAll || number >= large {
        short.append(.max)
        field.append(littleEndian: UInt64(number))
      } else {
        short.append(UInt32(number))
      }
    }
    guard !field.isEmpty else { return }
    extra.append(littleEndian: UInt16(1))
    extra.append(littleEndian: UInt16(field.count))
    extra += field
  }
}
