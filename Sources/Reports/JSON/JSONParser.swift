/// A file that is no report that can be read.
public struct MalformedReport: Error, Hashable, CustomStringConvertible {
  public let description: String

  init(_ reason: String) { description = reason }
}

extension JSONValue {
  /// Reads JSON, strict as RFC 8259.
  ///
  /// - Throws: `MalformedReport` with the byte that is wrong.
  init(parsing bytes: [UInt8]) throws(MalformedReport) {
    var parser = JSONParser(bytes)
    self = try parser.document()
  }
}

/// Reads a `JSONValue`.
struct JSONParser {
  /// Far deeper than any report.
  private static let deepest = 32

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func document() throws(MalformedReport) -> JSONValue {
    let value = try value(depth: 0)
    skipBlanks()
    guard position == bytes.count else { throw wrong("the end") }
    return value
  }

  private func wrong(_ wanted: String) -> MalformedReport {
    MalformedReport("it is no JSON: \(wanted) is missing at byte \(position)")
  }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(MalformedReport) -> JSONValue {
    guard depth < Self.deepest else { throw MalformedReport("it is nested too deeply") }
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try text())
    default: return try word()
    }
  }

  private mutating func object(depth: Int) throws(MalformedReport) -> JSONValue {
    position += 1
    var members: [(name: String, value: JSONValue)] = []
    if skip("}") { return .object(members) }
    repeat {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw wrong("a member's name") }
      let name = try text()
      guard skip(":") else { throw wrong("a colon") }
      members.append((name, try value(depth: depth + 1)))
    } while skip(",")
    guard skip("}") else { throw wrong("a comma or a closing brace") }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(MalformedReport) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    if skip("]") { return .array(elements) }
    repeat { elements.append(try value(depth: depth + 1)) } while skip(",")
    guard skip("]") else { throw wrong("a comma or a closing bracket") }
    return .array(elements)
  }

  /// A number, `true`, `false` or `null`.
  private mutating func word() throws(MalformedReport) -> JSONValue {
    let start = position
    while let byte = next, byte.isOfWord { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    switch text {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "null": return .null
    default: break
    }
    if Self.isNumber(text) {
      if let value = Int(text) { return .integer(value) }
      if let value = UInt64(text) { return .unsigned(value) }
      if let value = Double(text), value.isFinite { return .number(value) }
    }
    position = start
    throw wrong("a value")
  }

  /// Whether a word is a number of JSON's: `0x1`, `01`, `1.` and `+1` are none.
  private static func isNumber(_ word: String) -> Bool {
    var rest = word.utf8[...]
    func digits() -> Int {
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      rest = rest.dropFirst(digits.count)
      return digits.count
    }
    func skip(_ allowed: String) -> Bool {
      guard let next = rest.first, allowed.utf8.contains(next) else { return false }
      rest = rest.dropFirst()
      return true
    }
    _ = skip("-")
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !startsWithZero || whole == 1 else { return false }
    if skip("."), digits() == 0 { return false }
    if skip("eE") {
      _ = skip("+-")
      if digits() == 0 { return false }
    }
    return rest.isEmpty
  }

  private mutating func text() throws(MalformedReport) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let text = String(validating: text, as: UTF8.self) else {
          throw MalformedReport("it is no JSON: a text before byte \(position) is not UTF-8")
        }
        return text
      case 0..<0x20: throw wrong("an escape for a control character")
      case UInt8(ascii: "\\"): text += try escape()
      default:
        text.append(byte)
        position += 1
      }
    }
    throw wrong("a closing quotation mark")
  }

  /// What stands after a backslash, as UTF-8.
  private mutating func escape() throws(MalformedReport) -> [UInt8] {
    position += 1
    guard let byte = next else { throw wrong("an escape") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(String(try escapedScalar()).utf8)
    default: throw wrong("an escape")
    }
  }

  private mutating func escapedScalar() throws(MalformedReport) -> Character {
    let unit = try hexadecimal()
    if let scalar = Unicode.Scalar(unit) { return Character(scalar) }
    guard unit < 0xDC00, next == UInt8(ascii: "\\") else { throw wrong("the second surrogate") }
    position += 1
    guard next == UInt8(ascii: "u") else { throw wrong("the second surrogate") }
    position += 1
    let low = try hexadecimal()
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { throw wrong("the second surrogate") }
    return Character(scalar)
  }

  private mutating func hexadecimal() throws(MalformedReport) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw wrong("four hexadecimal digits") }
    position += 4
    return value
  }
}

extension UInt8 {
  /// Whether a number or a word such as `null` may have it.
  fileprivate var isOfWord: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
