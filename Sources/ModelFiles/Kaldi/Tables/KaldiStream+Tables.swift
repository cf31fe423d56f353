import Tensors

extension KaldiStream {
  /// The longest line of a script that is read.
  private static let longestLine = 1 << 16

  /// A key: what stands before the next white space, which stays.
  ///
  /// - Throws: `ModelFileError` if there is none, or it is no text.
  func key() throws(ModelFileError) -> String {
    let token = try token("key")
    guard !token.contains(0), let key = String(validating: token, as: UTF8.self) else {
      let text = String(decoding: token.prefix(40), as: UTF8.self)
      throw textDamage("\"\(text)\" is no key: it is no text in UTF-8")
    }
    return key
  }

  /// The bytes up to the end of the line, which stay until `endLine(of:)`; nil at the end.
  ///
  /// - Throws: `ModelFileError` if there are too many.
  func lineOfText() throws(ModelFileError) -> [UInt8]? {
    var count = 1
    while true {
      let window = try window(count)
      if window.isEmpty { return nil }
      if let end = window.firstIndex(of: 0x0A), end <= Self.longestLine {
        return Array(window[..<end])
      }
      if window.count < count { return Array(window) }
      guard window.count <= Self.longestLine else {
        throw textDamage("it is longer than \(Self.longestLine) bytes")
      }
      count = window.count + 1
    }
  }

  /// Goes on behind a line of so many bytes and its end.
  ///
  /// - Throws: `ModelFileError` if it cannot be read.
  func endLine(of count: Int) throws(ModelFileError) {
    consume(count)
    if try peek() == 0x0A {
      consume(1)
      line += 1
    }
  }

  /// The value of an entry whose key was read: a binary object, text in brackets, or integers up to
  /// the end of the line.
  ///
  /// - Throws: `ModelFileError`.
  func entry(_ key: String, _ type: DType) throws(ModelFileError) -> KaldiEntry {
    if try beginsBinary() {
      // The width of an integer, where all else begins with a token.
      if try peek() == 4 {
        let integers = try binaryIntegers()
        return KaldiEntry(key: key, shape: [integers.count], values: .int32(integers))
      }
      let tensor = try binaryTensor()
      return KaldiEntry(key: key, shape: tensor.shape, values: tensor.values)
    }
    if let first = try skipSpace(isInLine: true), first != 0x0A, first != 0x5B {
      let integers = try textIntegers()
      return KaldiEntry(key: key, shape: [integers.count], values: .int32(integers))
    }
    let text = try text(type)
    let shape = text.isMatrix ? [text.rows, text.columns ?? 0] : [text.numbers.count]
    return KaldiEntry(
      key: key, shape: shape.count == 2 && shape[0] == 0 ? [0] : shape, values: text.numbers.values,
      decimalHalfUnits: text.numbers.halfUnits, isOneLine: !text.isMatrix || text.rows == 0)
  }

  /// Integers up to the end of the line, as Kaldi writes alignments.
  private func textIntegers() throws(ModelFileError) -> [Int32] {
    var integers: [Int32] = []
    while let byte = try skipSpace(isInLine: true), byte != 0x0A {
      let token = try token("number")
      guard let text = String(validating: token, as: UTF8.self), !text.hasPrefix("+"),
        let integer = Int32(text)
      else {
        let text = String(decoding: token.prefix(40), as: UTF8.self)
        throw textDamage(
          "\"\(text)\" is no integer, and without a [ only integers can be here",
          remedy: "A matrix or vector stands in brackets: key [ 1.5 2 ].")
      }
      integers.append(integer)
    }
    return integers
  }
}
