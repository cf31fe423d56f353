/// The top-level fields of a protobuf message of unknown kind.
struct ProtobufFields {
  /// A field: its number, and its bytes if it is delimited by a length.
  struct Field {
    let number: Int
    let varint: UInt64?
    let bytes: UnsafeRawBufferPointer?
  }

  private let message: UnsafeRawBufferPointer
  private var position = 0

  /// Whether what was read so far is no message.
  private(set) var isDamaged = false

  init(_ message: UnsafeRawBufferPointer) { self.message = message }

  /// The next field; nil at the end, or where it is no message.
  mutating func next() -> Field? {
    guard position < message.count, !isDamaged else { return nil }
    if let key = varint(), let number = Int(exactly: key >> 3), number > 0 {
      switch key & 7 {
      case 0:
        if let value = varint() { return Field(number: number, varint: value, bytes: nil) }
      case 2:
        if let length = varint().flatMap({ Int(exactly: $0) }),
          let bytes = message.part(at: position, count: length)
        {
          position += length
          return Field(number: number, varint: nil, bytes: bytes)
        }
      case 1, 5:
        let width = key & 7 == 1 ? 8 : 4
        if message.part(at: position, count: width) != nil {
          position += width
          return Field(number: number, varint: nil, bytes: nil)
        }
      default: break
      }
    }
    isDamaged = true
    return nil
  }

  private mutating func varint() -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: 0 as UInt64, to: 64, by: 7) {
      guard position < message.count else { return nil }
      let byte = message[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return value }
    }
    return nil
  }
}
