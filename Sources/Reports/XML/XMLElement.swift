/// An element of an XML document, such as a drawing; text and attributes' values are escaped.
struct XMLElement {
  let name: String
  var attributes: [(name: String, value: String)]
  var children: [XMLElement]

  /// What stands between the tags, before the children.
  var text: String

  init(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String = "",
    children: [XMLElement] = []
  ) {
    self.name = name
    self.attributes = attributes.map { (name: $0.key, value: $0.value) }
    self.text = text
    self.children = children
  }

  /// The element and what is in it, a line each.
  var source: String {
    let opening = attributes.reduce("<" + name) {
      $0 + " \($1.name)=\"\(XMLText.attribute($1.value))\""
    }
    if text.isEmpty, children.isEmpty { return opening + "/>\n" }
    return opening + ">" + XMLText.content(text) + (children.isEmpty ? "" : "\n")
      + children.map(\.source).joined() + "</\(name)>\n"
  }
}

/// An element of a drawing.
typealias SVGElement = XMLElement
