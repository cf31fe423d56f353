/// An element of an SVG document; text and attributes' values are escaped.
struct SVGElement {
  let name: String
  var attributes: [(name: String, value: String)]
  var children: [SVGElement]

  /// What stands between the tags, before the children.
  var text: String

  init(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String = "",
    children: [SVGElement] = []
  ) {
    self.name = name
    self.attributes = attributes.map { (name: $0.key, value: $0.value) }
    self.text = text
    self.children = children
  }

  /// The element and what is in it, a line each.
  var source: String {
    let opening = attributes.reduce("<" + name) {
      $0 + " \($1.name)=\"\(Self.escaped($1.value))\""
    }
    if text.isEmpty, children.isEmpty { return opening + "/>\n" }
    return opening + ">" + Self.escaped(text) + (children.isEmpty ? "" : "\n")
      + children.map(\.source).joined() + "</\(name)>\n"
  }

  /// Characters that XML cannot hold at all become a question mark.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t": result += " "
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": result += "?"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
