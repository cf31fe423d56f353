/// A JSON document; the members of an object keep their order.
///
/// Numbers are written with the fewest digits that read back as the same value. NaN and infinities,
/// which JSON does not have, are the strings "NaN", "Infinity" and "-Infinity".
enum JSONValue: Sendable {
  case null
  case boolean(Bool)
  case string(String)
  case integer(Int)
  case unsigned(UInt64)
  case number(Double)
  case array([JSONValue])
  case object([(name: String, value: JSONValue)])

  init(_ value: String?) { self = value.map(JSONValue.string) ?? .null }
  init(_ value: Double?) { self = value.map(JSONValue.number) ?? .null }

  /// The text, indented by two spaces a level.
  var text: String {
    var text = ""
    write(to: &text, indent: "")
    return text
  }

  private func write(to text: inout String, indent: String) {
    switch self {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .string(let value): Self.write(value, to: &text)
    case .integer(let value): text += String(value)
    case .unsigned(let value): text += String(value)
    case .number(let value):
      if value.isFinite {
        text += value.description
      } else {
        text += value.isNaN ? "\"NaN\"" : value < 0 ? "\"-Infinity\"" : "\"Infinity\""
      }
    case .array(let elements) where !elements.isEmpty && elements.allSatisfy(\.isNumber):
      text += "["
      for (position, element) in elements.enumerated() {
        if position > 0 { text += ", " }
        element.write(to: &text, indent: indent)
      }
      text += "]"
    case .array(let elements):
      write(elements, "[", "]", to: &text, indent: indent) { element, text, indent in
        element.write(to: &text, indent: indent)
      }
    case .object(let members):
      write(members, "{", "}", to: &text, indent: indent) { member, text, indent in
        Self.write(member.name, to: &text)
        text += ": "
        member.value.write(to: &text, indent: indent)
      }
    }
  }

  /// Whether it is a number, or nothing: lists of such take one line.
  private var isNumber: Bool {
    switch self {
    case .null, .integer, .unsigned, .number: true
    case .boolean, .string, .array, .object: false
    }
  }

  private func write<Item>(
    _ items: [Item], _ open: String, _ close: String, to text: inout String, indent: String,
    item: (Item, inout String, String) -> Void
  ) {
    text += open
    let inner = indent + "  "
    for (position, element) in items.enumerated() {
      text += (position == 0 ? "\n" : ",\n") + inner
      item(element, &text, inner)
    }
    text += (items.isEmpty ? "" : "\n" + indent) + close
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\u{0}"..<"\u{20}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
