extension String {
  /// The text for a terminal: without what moves the cursor, colours, breaks the line or reverses it.
  ///
  /// Names come from files, and a file may be hostile. Each such character becomes U+FFFD.
  public var printable: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          scalar.properties.generalCategory.isHidden ? "\u{FFFD}" : scalar
        }))
  }
}

extension Unicode.GeneralCategory {
  /// Whether a terminal obeys such characters instead of showing them.
  public var isHidden: Bool {
    switch self {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
