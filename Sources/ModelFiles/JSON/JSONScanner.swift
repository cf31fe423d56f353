/// Reads JSON of a known structure from its beginning to its end.
///
/// Strict as RFC 8259, and nothing is recursive: values that nobody asks for are errors.
package struct JSONScanner {
  private let text: UnsafeRawBufferPointer

  /// What the text is called in errors.
  private let name: String
  private var position = 0

  /// - Parameter text: UTF-8, known to be valid; it must outlive the scanner.
  package init(_ text: UnsafeRawBufferPointer, named name: String = "its header") {
    self.text = text
    self.name = name
  }

  private var next: UInt8? { position < text.count ? text[position] : nil }

  private func unexpected(_ wanted: String) -> MalformedHeader {
    MalformedHeader("\(name) has no \(wanted) at byte \(position)")
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

  /// Makes sure that only blanks follow.
  package mutating func end() throws(MalformedHeader) {
    skipBlanks()
    guard position == text.count else { throw unexpected("end") }
  }

  /// Reads an object; `member` reads the value of each key.
  package mutating func object(
    _ member: (inout JSONScanner, String) throws(MalformedHeader) -> Void
  ) throws(MalformedHeader) {
    guard skip("{") else { throw unexpected("object") }
    if skip("}") { return }
    repeat {
      let key = try string()
      guard skip(":") else { throw unexpected("colon") }
      try member(&self, key)
    } while skip(",")
    guard skip("}") else { throw unexpected("comma or closing brace") }
  }

  /// Reads an array of integers that are not negative.
  mutating func integers() throws(MalformedHeader) -> [Int] {
    guard skip("[") else { throw unexpected("array") }
    if skip("]") { return [] }
    var values: [Int] = []
    repeat { values.append(try integer()) } while skip(",")
    guard skip("]") else { throw unexpected("comma or closing bracket") }
    return values
  }

  private mutating func integer() throws(MalformedHeader) -> Int {
    skipBlanks()
    let start = position
    var value = 0
    while let byte = next, (0x30...0x39).contains(byte) {
      let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isStillTooLarge) = tens.addingReportingOverflow(Int(byte - 0x30))
      guard !isTooLarge, !isStillTooLarge else {
        throw MalformedHeader("the number at byte \(start) of \(name) is too large")
      }
      value = sum
      position += 1
    }
    guard position > start, text[start] != 0x30 || position == start + 1 else {
      throw unexpected("integer")
    }
    return value
  }

  /// Reads a number, and returns it as it is written.
  package mutating func number() throws(MalformedHeader) -> String {
    skipBlanks()
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let integer = skipDigits()
    guard integer == 1 || integer > 1 && text[position - integer] != 0x30 else {
      throw unexpected("number")
    }
    if next == UInt8(ascii: ".") {
      position += 1
      guard skipDigits() > 0 else { throw unexpected("digit") }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      guard skipDigits() > 0 else { throw unexpected("digit") }
    }
    return String(decoding: text[start..<position], as: UTF8.self)
  }

  /// Skips digits, and returns how many.
  private mutating func skipDigits() -> Int {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    return position - start
  }

  /// Whether null comes next, which is then skipped.
  package mutating func skipNull() -> Bool {
    skipBlanks()
    return skipExactly("null")
  }

  /// Reads a string.
  package mutating func string() throws(MalformedHeader) -> String {
    guard skip("\"") else { throw unexpected("string") }
    var result: [UInt8] = []
    while let byte = next, byte >= 0x20 {
      position += 1
      switch Unicode.Scalar(byte) {
      case "\"": return String(decoding: result, as: UTF8.self)
      case "\\": result += String(try escaped()).utf8
      default: result.append(byte)
      }
    }
    throw unexpected("end of a string")
  }

  private mutating func escaped() throws(MalformedHeader) -> Unicode.Scalar {
    guard let byte = next else { throw unexpected("end of a string") }
    position += 1
    switch Unicode.Scalar(byte) {
    case "\"": return "\""
    case "\\": return "\\"
    case "/": return "/"
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u":
      let high = try unit()
      if let scalar = Unicode.Scalar(high) { return scalar }
      guard skipExactly("\\u"), case let low = try unit(), (0xD800...0xDBFF).contains(high),
        (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (UInt32(high) - 0xD800) << 10 + UInt32(low) - 0xDC00)
      else { throw unexpected("pair of surrogates") }
      return scalar
    default: throw unexpected("known escape")
    }
  }

  private mutating func skipExactly(_ word: String) -> Bool {
    guard text.has(word.utf8, at: position) else { return false }
    position += word.utf8.count
    return true
  }

  private mutating func unit() throws(MalformedHeader) -> UInt16 {
    guard let digits = text.part(at: position, count: 4),
      digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw unexpected("four hexadecimal digits") }
    position += 4
    return unit
  }
}
