/// The three ways in which Kaldi compresses a matrix, computed in float32 as Kaldi does it, operation
/// for operation.
///
/// Layout: token, least value and range as float32, rows and columns as int32, then the numbers:
/// `CM` has for each column four 16-bit percentiles, and then the columns of bytes; `CM2` rows of 16
/// bits; `CM3` rows of bytes.
enum CompressedMatrix: String {
  case byteWithPercentiles = "CM"
  case twoBytes = "CM2"
  case byte = "CM3"

  /// What follows the token.
  private static let headerLength = 16

  /// - Throws: `ModelFileError` if it is cut off, or its header damaged.
  func read(_ stream: KaldiStream) throws(ModelFileError) -> KaldiTensor {
    let header = try stream.numbers(Self.headerLength, zero: UInt8(0))
    let (least, range, rows, columns) = header.withUnsafeBytes { bytes in
      (
        Float(bitPattern: bytes.littleEndian(at: 0) ?? 0),
        Float(bitPattern: bytes.littleEndian(at: 4) ?? 0),
        Int(bytes.littleEndian(at: 8) ?? 0 as Int32), Int(bytes.littleEndian(at: 12) ?? 0 as Int32)
      )
    }
    if columns == 0 {
      try skipLeftover(stream)
      return KaldiTensor(shape: [0, 0], values: .float32([]))
    }
    guard rows > 0, columns > 0 else {
      throw stream.binaryDamage(
        "a compressed matrix is said to be of \(rows) × \(columns)",
        at: stream.position - Self.headerLength)
    }
    // Both are below 2³¹.
    let count = rows * columns
    let values: [Float]
    switch self {
    case .byteWithPercentiles:
      let bytes = try stream.numbers(count + 8 * columns, zero: UInt8(0))
      values = Self.columns(bytes, least, range, rows, columns)
    case .twoBytes:
      let step = Float(Double(range) * (1 / 65535.0))
      values = try stream.numbers(count, zero: UInt16(0)).map {
        least + Float(UInt16(littleEndian: $0)) * step
      }
    case .byte:
      let step = Float(Double(range) * (1 / 255.0))
      values = try stream.numbers(count, zero: UInt8(0)).map { least + Float($0) * step }
    }
    return KaldiTensor(shape: [rows, columns], values: .float32(values))
  }

  /// Kaldi writes four bytes too many for an empty matrix, and does not read them.
  private func skipLeftover(_ stream: KaldiStream) throws(ModelFileError) {
    let window = try stream.window(4)
    if window.count >= 4, window[..<4].allSatisfy({ $0 == 0 }) { stream.consume(4) }
  }

  private static func columns(
    _ bytes: [UInt8], _ least: Float, _ range: Float, _ rows: Int, _ columns: Int
  ) -> [Float] {
    bytes.withUnsafeBytes { bytes in
      [Float](unsafeUninitializedCapacity: rows * columns) { values, initializedCount in
        for column in 0..<columns {
          func percentile(_ index: Int) -> Float {
            let word: UInt16 = bytes.littleEndian(at: 8 * column + 2 * index) ?? 0
            return least + range * 1.525_902_189_669_64e-05 * Float(word)
          }
          let (p0, p25, p75, p100) = (percentile(0), percentile(1), percentile(2), percentile(3))
          let start = 8 * columns + column * rows
          for row in 0..<rows {
            let byte = bytes[start + row]
            let value =
              switch byte {
              case ...64: Double(p0) + Double((p25 - p0) * Float(byte)) * (1 / 64.0)
              case ...192: Double(p25) + Double((p75 - p25) * Float(byte - 64)) * (1 / 128.0)
              default: Double(p75) + Double((p100 - p75) * Float(byte - 192)) * (1 / 63.0)
              }
            values.initializeElement(at: row * columns + column, to: Float(value))
          }
        }
        initializedCount = rows * columns
      }
    }
  }
}
