import Tensors

/// Numbers of Kaldi's text, of one type.
struct KaldiNumbers {
  private(set) var singles: [Float] = []
  private(set) var doubles: [Double] = []

  /// Half a unit of the last digit of each; empty if they are not wanted.
  private(set) var halfUnits: [Double] = []

  private(set) var count = 0

  private let type: DType
  private let hasUnits: Bool

  init(_ type: DType, hasUnits: Bool) {
    self.type = type
    self.hasUnits = hasUnits
  }

  var values: KaldiValues {
    switch type {
    case .float32: .float32(singles)
    case .float64: .float64(doubles)
    }
  }

  /// Appends the number that begins at `start`.
  ///
  /// - Returns: where it ends; nil if there is none.
  /// - Throws: `MalformedHeader` if it is beyond the type's largest number.
  @inline(__always)
  mutating func append(
    _ bytes: UnsafeRawBufferPointer, from start: Int
  ) throws(MalformedHeader) -> Int? {
    guard let decimal = Decimal(bytes, from: start) else { return appendWord(bytes, from: start) }
    switch type {
    case .float32:
      let value = decimal.quickFloat ?? Float(Self.text(bytes, start..<decimal.end)) ?? .nan
      guard value.isFinite else { throw Self.tooLarge(bytes, start..<decimal.end, "float32") }
      singles.append(value)
    case .float64:
      let value = decimal.quickDouble ?? Double(Self.text(bytes, start..<decimal.end)) ?? .nan
      guard value.isFinite else { throw Self.tooLarge(bytes, start..<decimal.end, "float64") }
      doubles.append(value)
    }
    count += 1
    if hasUnits { halfUnits.append(decimal.halfUnit) }
    return decimal.end
  }

  /// `inf`, `infinity` and `nan`, in capitals or not, and with a minus: without one as Kaldi reads
  /// them, with one as it prints them.
  private mutating func appendWord(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    let isNegative = start < bytes.count && bytes[start] == 0x2D
    let begin = isNegative ? start + 1 : start
    let letters = bytes[begin...].prefix(9).prefix { (0x61...0x7A).contains($0 | 0x20) }
    let magnitude: Double
    switch String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self) {
    case "inf", "infinity": magnitude = .infinity
    case "nan": magnitude = .nan
    default: return nil
    }
    let value = isNegative ? -magnitude : magnitude
    switch type {
    case .float32: singles.append(Float(value))
    case .float64: doubles.append(value)
    }
    count += 1
    if hasUnits { halfUnits.append(0) }
    return begin + letters.count
  }

  private static func text(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> String {
    String(decoding: UnsafeRawBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  private static func tooLarge(
    _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ type: String
  ) -> MalformedHeader {
    let text = text(bytes, range)
    return MalformedHeader(
      "\(text.count > 40 ? text.prefix(40) + "…" : text) is beyond the largest \(type)")
  }
}
