/// Reads a Python literal without evaluating anything.
///
/// Strict: what `repr` does not print is refused, and brackets nest `greatestDepth` deep at most.
struct PythonLiteralParser {
  static let greatestDepth = 32

  private let text: [UInt8]
  private var position = 0

  /// The literal that is the whole of `text`, but for blanks around it.
  ///
  /// - Parameter text: UTF-8, known to be valid.
  /// - Throws: `MalformedHeader`.
  static func parse(_ text: [UInt8]) throws(MalformedHeader) -> PythonLiteral {
    var parser = PythonLiteralParser(text: text)
    let value = try parser.value(depth: 0)
    parser.skipBlanks()
    guard parser.position == text.count else { throw parser.unexpected() }
    return value
  }

  private init(text: [UInt8]) { self.text = text }

  private var next: UInt8? { position < text.count ? text[position] : nil }

  private func unexpected() -> MalformedHeader {
    MalformedHeader("its header is no Python literal: see its byte \(position)")
  }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard next.map(Unicode.Scalar.init) == character else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(MalformedHeader) -> PythonLiteral {
    guard depth < Self.greatestDepth else {
      throw MalformedHeader(
        "the brackets of its header are more than \(Self.greatestDepth) deep")
    }
    skipBlanks()
    guard let byte = next else { throw unexpected() }
    switch Unicode.Scalar(byte) {
    case "'", "\"": return .string(try string())
    case "0"..."9", "-": return .integer(try integer())
    case "{": return .dictionary(try dictionary(depth: depth))
    case "(":
      let (values, hasComma) = try sequence(closedBy: ")", depth: depth)
      // One value in parentheses is no tuple.
      if values.count == 1, !hasComma { return values[0] }
      return .tuple(values)
    case "[": return .list(try sequence(closedBy: "]", depth: depth).values)
    default:
      for (word, value) in [("True", true), ("False", false)]
      where text[position...].starts(with: word.utf8) {
        position += word.utf8.count
        return .boolean(value)
      }
      throw unexpected()
    }
  }

  private mutating func sequence(
    closedBy end: Unicode.Scalar, depth: Int
  ) throws(MalformedHeader) -> (values: [PythonLiteral], hasComma: Bool) {
    position += 1
    var values: [PythonLiteral] = []
    var hasComma = false
    while !skip(end) {
      guard values.isEmpty || hasComma else { throw unexpected() }
      values.append(try value(depth: depth + 1))
      hasComma = skip(",")
    }
    return (values, hasComma)
  }

  private mutating func dictionary(
    depth: Int
  ) throws(MalformedHeader) -> [PythonLiteral.Entry] {
    position += 1
    var entries: [PythonLiteral.Entry] = []
    var keys: Set<String> = []
    var hasComma = true
    while !skip("}") {
      guard hasComma, case .string(let key) = try value(depth: depth + 1), skip(":") else {
        throw unexpected()
      }
      guard keys.insert(key).inserted else {
        throw MalformedHeader("its header has the key '\(key)' twice")
      }
      entries.append(PythonLiteral.Entry(key: key, value: try value(depth: depth + 1)))
      hasComma = skip(",")
    }
    return entries
  }

  /// Python 2 marked long integers with an L.
  private mutating func integer() throws(MalformedHeader) -> Int {
    let start = position
    if next == 0x2D { position += 1 }
    let digits = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    let number = String(decoding: text[start..<position], as: UTF8.self)
    guard position > digits, text[digits] != 0x30 || position == digits + 1 else {
      throw unexpected()
    }
    guard let value = Int(number) else {
      throw MalformedHeader("the number \(number.prefix(40)) of its header is too large")
    }
    if next == 0x4C { position += 1 }
    return value
  }

  private mutating func string() throws(MalformedHeader) -> String {
    let quote = text[position]
    position += 1
    var result: [UInt8] = []
    while let byte = next {
      position += 1
      if byte == quote { return String(decoding: result, as: UTF8.self) }
      guard byte >= 0x20 else { break }
      if byte == 0x5C {
        result += String(try escaped()).utf8
      } else {
        result.append(byte)
      }
    }
    throw unexpected()
  }

  private mutating func escaped() throws(MalformedHeader) -> Unicode.Scalar {
    guard let byte = next else { throw unexpected() }
    position += 1
    switch Unicode.Scalar(byte) {
    case "\\": return "\\"
    case "'": return "'"
    case "\"": return "\""
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "x": return try scalar(digits: 2)
    case "u": return try scalar(digits: 4)
    case "U": return try scalar(digits: 8)
    default: throw unexpected()
    }
  }

  private mutating func scalar(digits: Int) throws(MalformedHeader) -> Unicode.Scalar {
    guard digits <= text.count - position else { throw unexpected() }
    let number = text[position..<position + digits]
    guard number.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: number, as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(value)
    else { throw unexpected() }
    position += digits
    return scalar
  }
}
