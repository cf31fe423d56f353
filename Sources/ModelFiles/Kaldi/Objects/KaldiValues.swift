/// The numbers of a matrix or vector, row-major, of the type that the file has them in.
public enum KaldiValues: Sendable {
  case float32([Float])
  case float64([Double])
  case int32([Int32])

  public var count: Int {
    switch self {
    case .float32(let values): values.count
    case .float64(let values): values.count
    case .int32(let values): values.count
    }
  }

  public var type: ElementType {
    switch self {
    case .float32: .float32
    case .float64: .float64
    case .int32: .int32
    }
  }

  /// Calls `body` with the numbers as files hold them: little-endian, without gaps.
  package func withLittleEndianBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    #if _endian(little)
      switch self {
      case .float32(let values): try values.withUnsafeBytes(body)
      case .float64(let values): try values.withUnsafeBytes(body)
      case .int32(let values): try values.withUnsafeBytes(body)
      }
    #else
      switch self {
      case .float32(let values): try values.map(\.bitPattern.littleEndian).withUnsafeBytes(body)
      case .float64(let values): try values.map(\.bitPattern.littleEndian).withUnsafeBytes(body)
      case .int32(let values): try values.map(\.littleEndian).withUnsafeBytes(body)
      }
    #endif
  }
}

extension ElementType {
  package static let int32 = ElementType("int32", byteCount: 4)
}
