extension NumberText {
  /// The fewest digits that read back as the same value in a format, or as many digits as fit.
  ///
  /// - Parameters:
  ///   - isSingle: whether the value is a float32.
  ///   - width: at least 10, which every number fits with two digits.
  static func fitted(_ value: Double, isSingle: Bool = false, width: Int) -> String {
    let exact = isSingle && value.isFinite ? Float(value).description : exact(value)
    var (text, digits) = (exact, 17)
    while text.count > width, digits > 1 {
      digits -= 1
      text = rounded(value, digits: digits)
    }
    return text
  }
}
