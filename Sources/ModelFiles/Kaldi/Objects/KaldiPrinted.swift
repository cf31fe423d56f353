/// Matrices and vectors as Kaldi prints them, but each number with the fewest digits that give it
/// back.
enum KaldiPrinted {
  /// Writes what follows a key and a space: ` [`, the rows and `]`, or the integers of a line.
  ///
  /// - Precondition: the tensor is whole, of one or two axes, and integers are of one.
  /// - Throws: `ModelFileError`, also for a vector of no integers, which as text is nothing.
  static func write(_ tensor: KaldiTensor, to file: AtomicFile) throws(ModelFileError) {
    switch tensor.values {
    case .float32(let numbers): try write(numbers, tensor.shape, to: file)
    case .float64(let numbers): try write(numbers, tensor.shape, to: file)
    case .int32(let integers):
      guard !integers.isEmpty else {
        throw ModelFileError(
          path: file.path, reason: "a vector of no integers cannot be told from nothing as text",
          remedy: "Write it binary.")
      }
      try file.write(Array((integers.map { "\($0) " }.joined() + "\n").utf8))
    }
  }

  private static func write<Number: BinaryFloatingPoint & CustomStringConvertible>(
    _ numbers: [Number], _ shape: [Int], to file: AtomicFile
  ) throws(ModelFileError) {
    let columns = shape[shape.count - 1]
    var line = Array(numbers.isEmpty || shape.count == 1 ? " [ ".utf8 : " [".utf8)
    for (index, number) in numbers.enumerated() {
      if shape.count == 2, index.isMultiple(of: columns) {
        line += "\n  ".utf8
        try file.write(line)
        line.removeAll(keepingCapacity: true)
      }
      append(number, to: &line)
      line.append(0x20)
    }
    line += "]\n".utf8
    try file.write(line)
  }

  /// Appends a number: `1`, `-0`, `1.5e-05`, `inf`, `-inf`, `nan`, `-nan`.
  static func append<Number: BinaryFloatingPoint & CustomStringConvertible>(
    _ number: Number, to line: inout [UInt8]
  ) {
    if number.isNaN {
      line += number.sign == .minus ? "-nan".utf8 : "nan".utf8
      return
    }
    let text = number.description
    line += text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...]
  }
}
