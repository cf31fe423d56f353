extension TensorSlice {
  /// The key under which a table has this slice of a variable.
  ///
  /// Byte strings that sort as what they encode: 0, the name, the rank, and start and length of each
  /// axis, the length of a whole axis being −1.
  package func key(of name: String) -> [UInt8] {
    var key: [UInt8] = []
    key.appendOrdered(0)
    key.appendOrdered(name)
    key.appendOrdered(UInt64(extents.count))
    for extent in extents {
      key.appendOrderedSigned(Int64(extent?.lowerBound ?? 0))
      key.appendOrderedSigned(Int64(extent?.count ?? -1))
    }
    return key
  }
}

extension [UInt8] {
  /// The number of bytes, then the bytes without leading zeros, the highest first.
  fileprivate mutating func appendOrdered(_ number: UInt64) {
    let count = (UInt64.bitWidth - number.leadingZeroBitCount + 7) / 8
    append(UInt8(count))
    for shift in stride(from: count * 8 - 8, through: 0, by: -8) {
      append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
    }
  }

  /// 00 becomes 00 FF, so that 00 01 can end the text and sort before whatever might follow. (FF
  /// would be escaped too, but UTF-8 has none.)
  fileprivate mutating func appendOrdered(_ text: String) {
    for byte in text.utf8 {
      append(byte)
      if byte == 0 { append(0xFF) }
    }
    append(contentsOf: [0, 1])
  }

  /// Two's complement in n bytes of 7n − 1 bits and sign, the highest byte first; n is the number
  /// of leading bits that differ from the sign.
  fileprivate mutating func appendOrderedSigned(_ number: Int64) {
    let magnitude = UInt64(bitPattern: number < 0 ? ~number : number)
    let count = Swift.max(1, (UInt64.bitWidth - magnitude.leadingZeroBitCount) / 7 + 1)
    // Ten bytes, so that the sign fills what 64 bits do not.
    let sign: UInt8 = number < 0 ? 0xFF : 0
    let wide = [sign, sign] + Swift.withUnsafeBytes(of: number.bigEndian) { [UInt8]($0) }
    var bytes = [UInt8](wide.suffix(count))
    for bit in 0..<count {
      bytes[bit / 8] ^= 0x80 >> UInt8(bit % 8)
    }
    append(contentsOf: bytes)
  }
}
