extension String {
  /// The text for a terminal: without what moves the cursor, colours, breaks the line or reverses it.
  ///
  /// Names come from files, and a file may be hostile. Each such character becomes U+FFFD.
  public var printable: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
          default: scalar
          }
        }))
  }
}
