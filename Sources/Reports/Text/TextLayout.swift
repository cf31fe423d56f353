/// Lines of at most 80 columns.
public enum TextLayout {
  public static let width = 80

  /// Breaks each line of the text between words.
  ///
  /// A word that is too long stays whole. Lines that are indented, such as those of a traceback,
  /// stay as they are.
  public static func wrap(_ text: String, indent: String) -> [String] {
    text.split(separator: "\n").flatMap { line -> [String] in
      if line.first == " " { return [indent + line] }
      var lines: [String] = []
      var current = ""
      for word in line.split(separator: " ") {
        if !current.isEmpty, indent.count + current.count + 1 + word.count > width {
          lines.append(indent + current)
          current = ""
        }
        current += (current.isEmpty ? "" : " ") + word
      }
      return lines + [indent + current]
    }
  }

  /// A label and a value that starts in a common column and is wrapped there.
  public static func row(_ label: String, _ value: String, column: Int) -> [String] {
    let indent = String(repeating: " ", count: column)
    var lines = wrap(value, indent: indent)
    let padding = String(repeating: " ", count: max(column - label.count, 1))
    lines[0] = label + padding + lines[0].dropFirst(column)
    return lines
  }
}
