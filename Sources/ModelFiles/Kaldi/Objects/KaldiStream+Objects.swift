import Tensors

extension KaldiStream {
  /// What every binary object begins with.
  package static let binaryMark: [UInt8] = [0x00, 0x42]

  /// Whether a binary object begins here; then its mark is passed over.
  ///
  /// - Throws: `ModelFileError` for a zero byte that begins none.
  func beginsBinary() throws(ModelFileError) -> Bool {
    guard try peek() == Self.binaryMark[0] else { return false }
    guard try window(2).has(Self.binaryMark, at: 0) else {
      throw binaryDamage(
        "a zero byte without the B that follows it in everything binary of Kaldi's")
    }
    consume(2)
    return true
  }

  /// A matrix or vector of floats, without the mark.
  ///
  /// Layout: token, dimensions as int32 with their width, row-major numbers.
  ///
  /// - Throws: `ModelFileError` if it is none of FM, DM, FV, DV, CM, CM2 and CM3, or is damaged.
  func binaryTensor() throws(ModelFileError) -> KaldiTensor {
    let start = position
    // The longest token is of three letters.
    let window = try window(4)
    guard let space = window.prefix(4).firstIndex(of: 0x20) else {
      throw binaryDamage(
        window.count < 4
          ? "there is no token of a matrix or vector: the file was cut off"
          : "\"\(KaldiText.word(window, from: 0).prefix(4))\" is no token of a matrix or vector; read "
            + "are FM, DM, FV, DV, CM, CM2 and CM3", at: start)
    }
    let token = String(decoding: window[..<space], as: UTF8.self)
    consume(space + 1)
    defer { markLines() }
    switch token {
    case "FM":
      let shape = try matrixShape()
      return KaldiTensor(shape: shape, values: .float32(try floats(shape[0] * shape[1])))
    case "DM":
      let shape = try matrixShape()
      return KaldiTensor(shape: shape, values: .float64(try doubles(shape[0] * shape[1])))
    case "FV":
      let count = try length("a vector's length")
      return KaldiTensor(shape: [count], values: .float32(try floats(count)))
    case "DV":
      let count = try length("a vector's length")
      return KaldiTensor(shape: [count], values: .float64(try doubles(count)))
    default:
      if let method = CompressedMatrix(rawValue: token) { return try method.read(self) }
      throw binaryDamage(
        "\"\(token)\" is no token of a matrix or vector; read are FM, DM, FV, DV, CM, CM2 and CM3",
        at: start)
    }
  }

  /// Rows and columns, either both 0 or none, as Kaldi has it.
  ///
  /// Their product fits into 62 bits.
  private func matrixShape() throws(ModelFileError) -> [Int] {
    let start = position
    let shape = [
      try length("a matrix's number of rows"), try length("a matrix's number of columns"),
    ]
    guard (shape[0] == 0) == (shape[1] == 0) else {
      throw binaryDamage(
        "a matrix is said to be of \(shape[0]) × \(shape[1]), and Kaldi knows no empty matrix but "
          + "that of 0 × 0", at: start)
    }
    return shape
  }

  private func floats(_ count: Int) throws(ModelFileError) -> [Float] {
    let numbers = try numbers(count, zero: Float(0))
    #if _endian(little)
      return numbers
    #else
      return numbers.map { Float(bitPattern: UInt32(littleEndian: $0.bitPattern)) }
    #endif
  }

  private func doubles(_ count: Int) throws(ModelFileError) -> [Double] {
    let numbers = try numbers(count, zero: Double(0))
    #if _endian(little)
      return numbers
    #else
      return numbers.map { Double(bitPattern: UInt64(littleEndian: $0.bitPattern)) }
    #endif
  }

  /// A vector of int32 as archives have it, without the mark: the length and then each number as
  /// Kaldi writes an integer, with its width.
  ///
  /// - Throws: `ModelFileError` if it is damaged.
  func binaryIntegers() throws(ModelFileError) -> [Int32] {
    let count = try length("a vector's length")
    let start = position
    let bytes = try numbers(5 * count, zero: UInt8(0))
    defer { markLines() }
    var failure: ModelFileError?
    let integers = bytes.withUnsafeBytes { bytes in
      (0..<count).map { index -> Int32 in
        if bytes[5 * index] != 4, failure == nil {
          failure = binaryDamage(
            "a number of 4 bytes is to be here, and its width is said to be \(bytes[5 * index])",
            at: start + 5 * index)
        }
        return bytes.littleEndian(at: 5 * index + 1) ?? 0
      }
    }
    if let failure { throw failure }
    return integers
  }
}
