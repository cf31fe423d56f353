/// The element type of an .npy file, as its header's `descr` has it.
struct NPYElement: Equatable {
  let type: ElementType

  /// Whether numbers stand with their most significant byte first.
  let isBigEndian: Bool

  init(_ type: ElementType, isBigEndian: Bool = false) {
    self.type = type
    self.isBigEndian = isBigEndian
  }

  /// - Throws: `MalformedHeader` if NumPy writes no such thing.
  init(_ literal: PythonLiteral) throws(MalformedHeader) {
    switch literal {
    case .string(let text): try self.init(text: text)
    case .list(let fields): self.init(try Self.structured(fields, depth: 0))
    default: throw Self.unknown
    }
  }

  private static let unknown = MalformedHeader("its header's descr is no element type of NumPy")

  /// Reads a type such as `<f4`: byte order, kind, bytes.
  private init(text: String) throws(MalformedHeader) {
    let characters = Array(text)
    guard characters.count >= 2, "<>|=".contains(characters[0]) else { throw Self.unknown }
    let kind = characters[1]
    let digits = characters[2...].prefix { $0.isASCII && $0.isNumber }
    let unit = String(characters[(2 + digits.count)...])
    guard let number = digits.isEmpty ? 0 : Int(String(digits)), number < 1 << 31 else {
      throw Self.unknown
    }
    if let type = Self.numeric(kind, number), unit.isEmpty {
      guard number == 1 || characters[0] == "<" || characters[0] == ">" else {
        throw MalformedHeader("its header's descr '\(text)' does not say the order of bytes")
      }
      self.init(type, isBigEndian: characters[0] == ">")
      return
    }
    switch kind {
    case "S" where unit.isEmpty: self.init(Self.flexible("bytes", number))
    case "U" where unit.isEmpty: self.init(Self.flexible("str", 4 * number))
    case "V" where unit.isEmpty: self.init(Self.flexible("void", number))
    case "O": self.init(ElementType("object", byteCount: nil))
    case "M" where number == 8: self.init(ElementType("datetime64" + unit, byteCount: 8))
    case "m" where number == 8: self.init(ElementType("timedelta64" + unit, byteCount: 8))
    default:
      // A kind that is newer than this program: listed, and its bytes left alone.
      guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), text.count <= 32 else {
        throw Self.unknown
      }
      self.init(ElementType(text, byteCount: nil))
    }
  }

  private static func numeric(_ kind: Character, _ bytes: Int) -> ElementType? {
    let name: String
    switch (kind, bytes) {
    case ("b", 1): return ElementType("bool", byteCount: 1)
    case ("i", 1), ("i", 2), ("i", 4), ("i", 8): name = "int"
    case ("u", 1), ("u", 2), ("u", 4), ("u", 8): name = "uint"
    case ("f", 2), ("f", 4), ("f", 8), ("f", 12), ("f", 16): name = "float"
    case ("c", 8), ("c", 16), ("c", 24), ("c", 32): name = "complex"
    default: return nil
    }
    return ElementType("\(name)\(8 * bytes)", byteCount: bytes)
  }

  private static func flexible(_ name: String, _ bytes: Int) -> ElementType {
    ElementType(bytes == 0 ? name : "\(name)\(8 * bytes)", byteCount: bytes)
  }

  /// The type of records: a list of (name, type) or (name, type, shape).
  private static func structured(
    _ fields: [PythonLiteral], depth: Int
  ) throws(MalformedHeader) -> ElementType {
    var total: Int? = 0
    for field in fields {
      guard case .tuple(let parts) = field, (2...3).contains(parts.count), isName(parts[0]) else {
        throw unknown
      }
      let type =
        if case .list(let inner) = parts[1] {
          try structured(inner, depth: depth + 1)
        } else {
          try NPYElement(parts[1]).type
        }
      let count = parts.count == 3 ? try NPYHeader.count(NPYHeader.shape(parts[2])) : 1
      guard let bytes = type.byteCount else {
        total = nil
        continue
      }
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: bytes)
      guard !isTooLarge, product < 1 << 31, (total ?? 0) < 1 << 31 else { throw unknown }
      total = total.map { $0 + product }
    }
    guard let total else { return ElementType("void", byteCount: nil) }
    return flexible("void", total)
  }

  /// A name, or a title and a name.
  private static func isName(_ literal: PythonLiteral) -> Bool {
    switch literal {
    case .string: true
    case .tuple(let parts):
      parts.count == 2
        && parts.allSatisfy { if case .string = $0 { true } else { false } }
    default: false
    }
  }
}
