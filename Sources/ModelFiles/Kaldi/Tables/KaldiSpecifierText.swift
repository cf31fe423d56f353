/// A table's specifier taken apart: the words before its first colon, and what follows it.
///
/// `ark`, `scp` and the options, such as `ark,t`, are told apart by commas or spaces.
struct KaldiSpecifierText {
  let words: [String]
  let rest: String

  /// Nil if it is none: no colon, or neither `ark` nor `scp` before it.
  init?(_ text: String) {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    words = text[..<colon].split(omittingEmptySubsequences: false) { $0 == "," || $0 == " " }
      .map(String.init)
    rest = String(text[text.index(after: colon)...])
    guard words.contains("ark") || words.contains("scp") else { return nil }
  }

  /// The error for a specifier that is wrong.
  static func failure(
    _ text: String, _ reason: String, remedy: String? = nil
  ) -> ModelFileError {
    ModelFileError(path: text, reason: reason, remedy: remedy)
  }
}
