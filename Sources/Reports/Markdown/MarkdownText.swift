import Tensors

/// Text in GitHub's Markdown that is nothing but text, whatever it holds: no markup, HTML, link, mention
/// or reference, and no end of a table's cell.
package enum MarkdownText {
  /// ASCII punctuation that may begin markup or end a cell, but for `&` and `<`.
  private static let special: Set<Unicode.Scalar> = [
    "\\", "`", "*", "_", "|", ">", "[", "]", "~", "$",
  ]

  /// What no reader shows, and what keeps a mention, a reference or an address from being made a link:
  /// GitHub looks for them in the text behind the markup, so that a backslash does not help.
  private static let gap = "\u{200B}"

  /// Text of one line: line ends become spaces.
  static func escaped(_ text: String) -> String {
    var result = ""
    let line = text.map { $0.isNewline ? " " : String($0) }.joined().printable
    let scalars = Array(line.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case "@": result += "@" + gap
      case "#": result += "\\#" + gap
      case ":" where scalars[(place + 1)...].starts(with: ["/", "/"]): result += ":" + gap
      case "." where endsInWorldWideWeb(scalars[..<place]): result += gap + "."
      // `GH-12` is a reference as `#12` is.
      case "-" where scalars[..<place].suffix(2).elementsEqual(["G", "H"]): result += gap + "-"
      case _ where special.contains(scalar): result += "\\" + String(scalar)
      // A list, a rule or a heading's underline.
      case _ where place == 0 && "-+=".unicodeScalars.contains(scalar):
        result += "\\" + String(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func endsInWorldWideWeb(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    scalars.suffix(3).map { $0.properties.lowercaseMapping } == ["w", "w", "w"]
  }

  /// The same, set as code.
  package static func code(_ text: String) -> String {
    let text = text.printable
    let needsEntities =
      text.isEmpty || text.unicodeScalars.contains { "`|\\".unicodeScalars.contains($0) }
    // A span of code knows no escapes; one that begins with a space loses it.
    guard needsEntities || text.first == " " || text.last == " " else { return "`" + text + "`" }
    let entities = text.unicodeScalars.map { scalar in
      scalar.isASCII && !scalar.properties.isAlphabetic && !("0"..."9").contains(scalar)
        ? "&#\(scalar.value);" : String(scalar)
    }
    return "<code>" + entities.joined() + "</code>"
  }

  /// Lines as they are, within a fence that none of them can close.
  static func fenced(_ text: String, language: String = "") -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).printable }.joined(separator: "\n")
    var (longest, run) = (2, 0)
    for scalar in lines.unicodeScalars {
      run = scalar == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return fence + language + "\n" + lines + "\n" + fence
  }

  /// A row of a table.
  static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  /// The two lines above a table's rows.
  static func head(_ cells: [String]) -> [String] {
    [row(cells), "|" + String(repeating: "---|", count: cells.count)]
  }
}
