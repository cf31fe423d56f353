/// Elements as they are in memory: in the file, or put together.
enum StoredElements {
  case inPlace(UnsafeRawBufferPointer)
  case copied([UInt8])

  /// Packed numbers are what they are in memory.
  init(_ pieces: [UnsafeRawBufferPointer]) {
    self =
      pieces.count == 1
      ? .inPlace(pieces[0]) : .copied(pieces.reduce(into: []) { $0.append(contentsOf: $1) })
  }

  /// Numbers of sixteen bits, each as an integer of variable length; nil if there are others.
  init?(varints pieces: [UnsafeRawBufferPointer]) {
    var bytes: [UInt8] = []
    for piece in pieces {
      var reader = ByteReader(piece)
      while reader.remaining > 0 {
        guard let number = reader.variableLengthInteger(), let half = UInt16(exactly: number)
        else { return nil }
        bytes.append(UInt8(truncatingIfNeeded: half))
        bytes.append(UInt8(truncatingIfNeeded: half >> 8))
      }
    }
    self = .copied(bytes)
  }

  var count: Int {
    switch self {
    case .inPlace(let bytes): bytes.count
    case .copied(let bytes): bytes.count
    }
  }

  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    switch self {
    case .inPlace(let bytes): body(bytes)
    case .copied(let bytes): bytes.withUnsafeBytes(body)
    }
  }
}
