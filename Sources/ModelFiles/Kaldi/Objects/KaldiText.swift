import Tensors

/// What stands between the brackets of a text matrix or vector, taken up part by part.
struct KaldiText {
  private(set) var numbers: KaldiNumbers

  /// The complete rows.
  private(set) var rows = 0

  /// The numbers of the first row; nil before its end.
  private(set) var columns: Int?

  /// Whether rows were told apart, by a new line or a semicolon: then it is no vector.
  private(set) var isMatrix = false

  /// The numbers before the row that is not yet complete.
  private var rowStart = 0

  /// The longest text that is taken for one number.
  static let longestNumber = 1 << 12

  init(_ type: DType, hasUnits: Bool) {
    numbers = KaldiNumbers(type, hasUnits: hasUnits)
  }

  /// Takes up bytes until they end, or the closing bracket is met.
  ///
  /// - Parameters:
  ///   - isLast: whether nothing follows them.
  ///   - consumed: is set to the bytes that are done with, also when it throws; a number that might
  ///     go on is not.
  ///   - lines: is increased by the lines that were ended.
  /// - Returns: whether the closing bracket was met.
  /// - Throws: `MalformedHeader`.
  mutating func take(
    _ bytes: UnsafeRawBufferPointer, isLast: Bool, consumed: inout Int, lines: inout Int
  ) throws(MalformedHeader) -> Bool {
    var index = 0
    defer { consumed = index }
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x20, 0x09, 0x0D, 0x0B, 0x0C: index += 1
      case 0x0A, 0x3B:
        isMatrix = true
        try endRow()
        if byte == 0x0A { lines += 1 }
        index += 1
      case 0x5D:
        try endRow()
        index += 1
        return true
      default:
        guard let end = try number(bytes, from: index, isLast: isLast) else { return false }
        index = end
      }
    }
    return false
  }

  /// The end of the number at `start`; nil if it might go on.
  @inline(__always)
  private mutating func number(
    _ bytes: UnsafeRawBufferPointer, from start: Int, isLast: Bool
  ) throws(MalformedHeader) -> Int? {
    if bytes.count - start <= Self.longestNumber, !isLast,
      !bytes[start...].contains(where: Self.isDelimiter)
    {
      return nil
    }
    guard let end = try numbers.append(bytes, from: start), end - start <= Self.longestNumber,
      end == bytes.count || Self.isDelimiter(bytes[end])
    else { throw MalformedHeader("\"\(Self.word(bytes, from: start))\" is no number") }
    return end
  }

  /// The text at `start` up to the next space, shortened.
  static func word(_ bytes: UnsafeRawBufferPointer, from start: Int) -> String {
    let word = bytes[start...].prefix(41).prefix { $0 > 0x20 }
    let text = String(decoding: word.prefix(40), as: UTF8.self)
    return word.count > 40 ? text + "…" : text
  }

  private mutating func endRow() throws(MalformedHeader) {
    let count = numbers.count - rowStart
    guard count > 0 else { return }
    if let columns, columns != count {
      throw MalformedHeader(
        "row \(rows + 1) has \(count) numbers, and the rows before it have \(columns)")
    }
    columns = count
    rows += 1
    rowStart = numbers.count
  }

  static func isDelimiter(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x5D || byte == 0x3B
  }
}
