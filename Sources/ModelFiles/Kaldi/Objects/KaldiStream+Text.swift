import Tensors

extension KaldiStream {
  /// The longest token or key that is read.
  static let longestToken = 1 << 12

  /// Goes on to what is no white space.
  ///
  /// - Parameter isInLine: whether to stop at the end of the line.
  /// - Returns: the byte there, which stays; nil at the end.
  func skipSpace(isInLine: Bool = false) throws(ModelFileError) -> UInt8? {
    while true {
      let window = try window(1)
      if window.isEmpty { return nil }
      var index = 0
      while index < window.count, Self.isSpace(window[index]) {
        if window[index] == 0x0A {
          if isInLine { break }
          line += 1
        }
        index += 1
      }
      let byte = index < window.count ? window[index] : nil
      consume(index)
      if let byte { return byte }
    }
  }

  /// The bytes up to the next white space or the end, which stay there.
  ///
  /// - Throws: `ModelFileError` if there are none, or too many.
  func token(_ what: String) throws(ModelFileError) -> [UInt8] {
    var count = 1
    while true {
      let window = try window(count)
      if let end = window.firstIndex(where: Self.isSpace)
        ?? (window.count < count ? window.count : nil),
        end <= Self.longestToken
      {
        let token = Array(window[..<end])
        if token.isEmpty { throw textDamage("there is no \(what)") }
        consume(end)
        return token
      }
      if window.count > Self.longestToken {
        throw textDamage("\"\(KaldiText.word(window, from: 0))\" is too long for \(what)")
      }
      count = window.count + 1
    }
  }

  /// A matrix or vector as text, from its opening bracket on.
  ///
  /// - Parameter hasUnits: whether the units of the last digits are wanted.
  /// - Throws: `ModelFileError` if it is none.
  func text(_ type: DType, hasUnits: Bool = true) throws(ModelFileError) -> KaldiText {
    try openBracket()
    var text = KaldiText(type, hasUnits: hasUnits)
    var needed = 1
    while true {
      let window = try window(needed)
      // All that there is, if it is less than what was asked for.
      let isLast = window.count < needed
      var (consumed, lines) = (0, 0)
      do {
        let isClosed = try text.take(window, isLast: isLast, consumed: &consumed, lines: &lines)
        line += lines
        consume(consumed)
        if isClosed { return text }
      } catch {
        line += lines
        throw textDamage(error.reason)
      }
      if isLast { throw textDamage("the closing bracket is missing: the text was cut off") }
      if window.count - consumed > KaldiText.longestNumber {
        throw textDamage("\"\(KaldiText.word(window, from: consumed))\" is no number")
      }
      needed = window.count - consumed + 1
    }
  }

  /// `[` with white space or `]` behind it; other brackets Kaldi does not read either.
  private func openBracket() throws(ModelFileError) {
    guard let first = try skipSpace() else {
      throw textDamage("there is nothing where a [ is to be: the text was cut off")
    }
    let window = try window(2)
    guard first == 0x5B else {
      throw textDamage("\"\(KaldiText.word(window, from: 0))\" stands where a [ is to be")
    }
    guard window.count > 1, window[1] == 0x5D || Self.isSpace(window[1]) else {
      throw textDamage(
        "\"\(KaldiText.word(window, from: 0))\" stands where a [ is to be",
        remedy: "Kaldi wants a space or a new line after the bracket.")
    }
    consume(1)
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
