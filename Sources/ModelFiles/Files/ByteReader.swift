/// Reads one thing after the other from bytes that may end too early.
package struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  private(set) var position = 0

  package init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  var remaining: Int { bytes.count - position }

  /// An integer in groups of seven bits, the lowest first; nil if it does not end, or not within
  /// 64 bits.
  mutating func variableLengthInteger() -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: 0, to: 64, by: 7) {
      guard position < bytes.count else { return nil }
      let byte = bytes[position]
      position += 1
      if shift == 63, byte > 1 { return nil }
      value |= UInt64(byte & 0x7F) << UInt64(shift)
      if byte & 0x80 == 0 { return value }
    }
    return nil
  }

  /// A length or an offset: an integer as above that fits into `Int`.
  mutating func length() -> Int? {
    variableLengthInteger().flatMap { Int(exactly: $0) }
  }

  /// The next bytes; nil if there are not so many.
  mutating func take(_ count: Int) -> UnsafeRawBufferPointer? {
    guard count >= 0, count <= remaining else { return nil }
    defer { position += count }
    return UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
  }
}
