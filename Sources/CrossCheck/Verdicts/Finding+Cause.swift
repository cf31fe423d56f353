extension Finding {
  /// What a program wrote when it failed may be of any length.
  private static let longestCause = 10_000

  /// A text's beginning without its numbers, which differ from case to case where the cause does not.
  ///
  /// A number is what begins with a digit, such as `12`, `1.5e-07` and `0x7f3c`, but not the end of a
  /// name such as `float32`.
  public static func cause(from text: String) -> String {
    var result = ""
    var isNumber = false
    var isExponent = false
    var isName = false
    for character in text.prefix(longestCause) {
      let isDigit = character.isASCII && character.isNumber
      if isNumber {
        let isSign = isExponent && (character == "-" || character == "+")
        isNumber =
          character.isASCII && (character.isLetter || isDigit || character == ".") || isSign
        isExponent = character == "e" || character == "E"
      } else if isDigit, !isName {
        isNumber = true
        isExponent = false
        result += "#"
      }
      if !isNumber { result.append(character) }
      isName = !isNumber && (character.isLetter || character == "_" || isName && isDigit)
    }
    return result
  }
}
