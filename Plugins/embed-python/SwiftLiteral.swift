/// Any text as a Swift literal of the same Unicode scalars.
///
/// A raw string of several lines, delimited by more number signs than ever follow a quotation mark
/// or a backslash in the text, so that nothing in it can end the literal or begin an escape. Only
/// the control characters that Swift's lexer would change or refuse (it turns CR LF into LF) are
/// escaped.
func swiftLiteral(_ text: String) -> String {
  let hashes = String(repeating: "#", count: longestRunOfHashes(in: text) + 1)
  var literal = "\(hashes)\"\"\"\n"
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n", "\t", " "..."~": literal.unicodeScalars.append(scalar)
    case "\u{0}"..."\u{9F}", "\u{FEFF}":
      literal += "\\\(hashes)u{\(String(scalar.value, radix: 16))}"
    default: literal.unicodeScalars.append(scalar)
    }
  }
  return literal + "\n\"\"\"\(hashes)"
}

/// The most number signs that follow one quotation mark or backslash.
private func longestRunOfHashes(in text: String) -> Int {
  var longest = 0
  var run: Int?
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": run = 0
    case "#": run = run.map { $0 + 1 }
    default: run = nil
    }
    longest = max(longest, run ?? 0)
  }
  return longest
}
