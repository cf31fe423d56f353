/// Text as it stands in an XML 1.0 document, whatever it holds.
///
/// A reader gets the same text back, but for the characters that XML 1.0 cannot hold (its production
/// Char: most control characters) and for Unicode's noncharacters: these become U+FFFD.
enum XMLText {
  /// Between tags.
  ///
  /// Line ends stay as they are, but for carriage returns, which readers would turn into newlines.
  static func content(_ text: String) -> String { escaped(text, isAttribute: false) }

  /// Between the quotes of an attribute, where readers would turn each line end and tab into a space.
  static func attribute(_ text: String) -> String { escaped(text, isAttribute: true) }

  private static func escaped(_ text: String, isAttribute: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      // For the sake of `]]>`.
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += isAttribute ? "&apos;" : "'"
      case "\r": result += "&#13;"
      case "\n" where isAttribute: result += "&#10;"
      case "\t" where isAttribute: result += "&#9;"
      case _ where isHeld(scalar): result.unicodeScalars.append(scalar)
      default: result += "\u{FFFD}"
      }
    }
    return result
  }

  private static func isHeld(_ scalar: Unicode.Scalar) -> Bool {
    scalar >= " " && !scalar.properties.isNoncharacterCodePoint || scalar == "\n" || scalar == "\t"
  }
}
