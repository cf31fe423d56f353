import Tensors

extension StandardStream {
  /// Says on the error stream what went wrong, in lines of which a terminal obeys nothing: words of the
  /// command line come from scripts and globs, and names from files.
  package static func sayError(_ message: String) {
    error.writeIfPossible("Error: \(printable(message))\n")
  }

  /// Each line of a text as a terminal may have it.
  static func printable(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }
      .joined(separator: "\n")
  }
}
