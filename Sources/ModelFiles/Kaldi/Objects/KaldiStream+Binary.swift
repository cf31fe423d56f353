extension KaldiStream {
  /// Raw bytes.
  ///
  /// Memory is taken for what is there: at once if the length is known, and as bytes arrive if not,
  /// whatever a header says.
  ///
  /// - Throws: `ModelFileError` if there are not so many.
  func numbers<Number: BitwiseCopyable>(
    _ count: Int, zero: Number
  ) throws(ModelFileError) -> [Number] {
    let width = MemoryLayout<Number>.stride
    let (byteCount, isTooLarge) = count.multipliedReportingOverflow(by: width)
    guard !isTooLarge, byteCount <= remaining ?? .max else { throw cutOff(count, width) }
    if remaining != nil { return try part(count, of: count, zero) }
    var result: [Number] = []
    while result.count < count {
      let step = min(count - result.count, max(result.count, Self.capacity / width))
      result += try part(step, of: count, zero)
    }
    return result
  }

  private func part<Number: BitwiseCopyable>(
    _ step: Int, of count: Int, _ zero: Number
  ) throws(ModelFileError) -> [Number] {
    let start = position
    var failure: ModelFileError?
    let result = [Number](unsafeUninitializedCapacity: step) { buffer, initializedCount in
      do throws(ModelFileError) {
        let isWhole = try read(into: UnsafeMutableRawBufferPointer(buffer))
        initializedCount = isWhole ? step : 0
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    guard result.count == step else {
      throw binaryDamage(
        "\(count) numbers of \(MemoryLayout<Number>.stride) bytes are to be here, and the file ends "
          + "before: it was cut off", at: start)
    }
    return result
  }

  private func cutOff(_ count: Int, _ width: Int) -> ModelFileError {
    binaryDamage(
      "\(count) numbers of \(width) bytes are to be here, and \(remaining ?? 0) bytes are all that "
        + "there are: the file was cut off, or its header is damaged")
  }

  /// An integer as Kaldi writes one: its width in a byte, and its bytes.
  ///
  /// - Throws: `ModelFileError` if it is another.
  func integer(_ what: String) throws(ModelFileError) -> Int32 {
    let window = try window(5)
    guard let width = window.first, let value: Int32 = window.littleEndian(at: 1) else {
      throw binaryDamage("there is no \(what): the file was cut off")
    }
    guard width == 4 else {
      throw binaryDamage(
        "\(what) is to be an integer of 4 bytes, and its width is said to be \(width)")
    }
    consume(5)
    return value
  }

  /// The same, of a length.
  ///
  /// - Throws: `ModelFileError` if it is negative, too.
  func length(_ what: String) throws(ModelFileError) -> Int {
    let start = position
    let length = try integer(what)
    guard length >= 0 else { throw binaryDamage("\(what) is said to be \(length)", at: start) }
    return Int(length)
  }
}
