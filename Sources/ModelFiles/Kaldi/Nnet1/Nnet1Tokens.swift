import Tensors

/// The parts of a Kaldi nnet1 file: markers, numbers and tensors, as text or binary.
struct Nnet1Tokens {
  let stream: KaldiStream
  let isBinary: Bool

  /// Whether a marker comes next.
  ///
  /// - Throws: `ModelFileError`.
  func hasMarker() throws(ModelFileError) -> Bool {
    let byte = isBinary ? try stream.peek() : try stream.skipSpace()
    return byte == 0x3C
  }

  /// A marker such as `<Nnet>`, without the brackets, and the space behind it.
  ///
  /// - Throws: `ModelFileError` if none is there.
  func marker() throws(ModelFileError) -> String {
    guard try hasMarker() else { throw damage("there is no marker such as <Softmax>") }
    // Nobody's marker is longer, and tensors have no spaces for a long way.
    let window = try stream.window(Self.longest + 1)
    let token = window.prefix(Self.longest).prefix { !KaldiStream.isSpace($0) }
    guard token.count < window.count, KaldiStream.isSpace(window[token.count]), token.count > 2,
      token.last == 0x3E, let text = String(validating: token, as: UTF8.self)
    else { throw damage("\"\(KaldiText.word(window, from: 0))\" is no marker") }
    if window[token.count] == 0x0A { stream.line += 1 }
    stream.consume(token.count + 1)
    return String(text.dropFirst().dropLast())
  }

  private static let longest = 64

  /// An integer of 32 bits.
  ///
  /// - Throws: `ModelFileError`.
  func integer(_ what: String) throws(ModelFileError) -> Int32 {
    if isBinary { return try stream.integer(what) }
    let word = try word(what)
    guard let integer = Int32(word), !word.hasPrefix("+") else {
      throw damage("\"\(word)\" is no \(what)")
    }
    return integer
  }

  /// A float, of text always float32, of binary what its width says.
  ///
  /// - Throws: `ModelFileError`.
  func number(_ what: String) throws(ModelFileError) -> KaldiValues {
    if isBinary {
      let window = try stream.window(9)
      switch window.first {
      case 4:
        if let bits: UInt32 = window.littleEndian(at: 1) {
          stream.consume(5)
          return .float32([Float(bitPattern: bits)])
        }
      case 8:
        if let bits: UInt64 = window.littleEndian(at: 1) {
          stream.consume(9)
          return .float64([Double(bitPattern: bits)])
        }
      case let width?:
        throw damage(
          "\(what) is to be a number of 4 or 8 bytes, and its width is said to be \(width)")
      case nil: break
      }
      throw damage("there is no \(what): the file was cut off")
    }
    let bytes = Array(try word(what).utf8)
    var numbers = KaldiNumbers(.float32, hasUnits: false)
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(MalformedHeader) in try numbers.append(bytes, from: 0) }
    }
    do throws(MalformedHeader) {
      guard try result.get() == bytes.count else {
        throw MalformedHeader("\"\(String(decoding: bytes, as: UTF8.self))\" is no \(what)")
      }
    } catch {
      throw damage(error.reason)
    }
    return numbers.values
  }

  /// A tensor of that form.
  ///
  /// - Throws: `ModelFileError`.
  func tensor(_ form: Nnet1TensorKind.Form) throws(ModelFileError) -> KaldiTensor {
    switch (form, isBinary) {
    case (.integers, true):
      let integers = try binaryIntegers()
      return KaldiTensor(shape: [integers.count], values: .int32(integers))
    case (.integers, false):
      return try textIntegers()
    case (_, true):
      return try stream.binaryTensor()
    case (_, false):
      let text = try stream.text(.float32, hasUnits: false)
      let row = text.numbers.count
      let shape =
        text.isMatrix
        ? [text.rows, text.columns ?? 0] : form == .matrix ? [row == 0 ? 0 : 1, row] : [row]
      return KaldiTensor(shape: shape, values: text.numbers.values)
    }
  }

  /// A width, a length and the integers: without widths of their own, unlike those of archives.
  private func binaryIntegers() throws(ModelFileError) -> [Int32] {
    try stream.numbers(try stream.length("a vector's length"), zero: Int32(0))
      .map { Int32(littleEndian: $0) }
  }

  private func textIntegers() throws(ModelFileError) -> KaldiTensor {
    let text = try stream.text(.float64, hasUnits: false)
    guard !text.isMatrix, case .float64(let numbers) = text.numbers.values else {
      throw damage("a vector of integers is to be in one line")
    }
    var integers: [Int32] = []
    for number in numbers {
      guard let integer = Int32(exactly: number) else { throw damage("\(number) is no integer") }
      integers.append(integer)
    }
    return KaldiTensor(shape: [integers.count], values: .int32(integers))
  }

  private func word(_ what: String) throws(ModelFileError) -> String {
    guard try stream.skipSpace() != nil else {
      throw damage("there is no \(what): the file was cut off")
    }
    let token = try stream.token(what)
    // A space is to follow, or the rest of the number might.
    guard token.count <= Self.longest, try stream.peek() != nil,
      let text = String(validating: token, as: UTF8.self)
    else {
      throw damage("\"\(String(decoding: token.prefix(40), as: UTF8.self))\" is no \(what)")
    }
    return text
  }

  /// The error for what is wrong here.
  func damage(_ reason: String, remedy: String? = nil) -> ModelFileError {
    isBinary
      ? stream.binaryDamage(reason, remedy: remedy) : stream.textDamage(reason, remedy: remedy)
  }
}
