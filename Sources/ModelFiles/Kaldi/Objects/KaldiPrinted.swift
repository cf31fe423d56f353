/// Matrices and vectors as Kaldi prints them, but each number with the fewest digits that give it
/// back.
enum KaldiPrinted {
  /// The significant digits that float32 and float64 have in any case.
  ///
  /// A number that has fewer, such as 1, is printed with zeros behind them: whoever takes the digits
  /// for what is known of the number, as `check` does, would take 1 for 0.5 to 1.5.
  private static let (fewestOfSingle, fewestOfDouble) = (7, 16)

  /// Writes what follows a key and a space: ` [`, the rows and `]`, or the integers of a line.
  ///
  /// - Parameter isPadded: whether numbers have no fewer digits than their type always has.
  /// - Precondition: the tensor is whole, of one or two axes, and integers are of one.
  /// - Throws: `ModelFileError`, also for a vector of no integers, which as text is nothing.
  static func write(
    _ tensor: KaldiTensor, to file: AtomicFile, isPadded: Bool = false
  ) throws(ModelFileError) {
    switch tensor.values {
    case .float32(let numbers):
      try write(numbers, tensor.shape, to: file, fewest: isPadded ? fewestOfSingle : 0)
    case .float64(let numbers):
      try write(numbers, tensor.shape, to: file, fewest: isPadded ? fewestOfDouble : 0)
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
    _ numbers: [Number], _ shape: [Int], to file: AtomicFile, fewest: Int
  ) throws(ModelFileError) {
    let columns = shape[shape.count - 1]
    var line = Array(numbers.isEmpty || shape.count == 1 ? " [ ".utf8 : " [".utf8)
    for (index, number) in numbers.enumerated() {
      if shape.count == 2, index.isMultiple(of: columns) {
        line += "\n  ".utf8
        try file.write(line)
        line.removeAll(keepingCapacity: true)
      }
      append(number, to: &line, fewest: fewest)
      line.append(0x20)
    }
    line += "]\n".utf8
    try file.write(line)
  }

  /// Appends a number: `1`, `-0`, `1.5e-05`, `inf`, `-inf`, `nan`, `-nan`; with at least 7 digits
  /// `1.000000`, `-0.000000`, `1.500000e-05`.
  static func append<Number: BinaryFloatingPoint & CustomStringConvertible>(
    _ number: Number, to line: inout [UInt8], fewest: Int = 0
  ) {
    if number.isNaN {
      line += number.sign == .minus ? "-nan".utf8 : "nan".utf8
      return
    }
    let text = number.description
    let short = text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...]
    guard fewest > 0, number.isFinite else {
      line += short
      return
    }
    var (significant, hasPoint, end) = (number == 0 ? 1 : 0, false, short.startIndex)
    while end < short.endIndex, short[end] != UInt8(ascii: "e") {
      if short[end] == UInt8(ascii: ".") {
        hasPoint = true
      } else if significant > 0 || (0x31...0x39).contains(short[end]) {
        significant += number == 0 ? 0 : 1
      }
      end = short.index(after: end)
    }
    line += short[..<end]
    if significant < fewest {
      if !hasPoint { line.append(UInt8(ascii: ".")) }
      line += repeatElement(0x30, count: fewest - significant)
    }
    line += short[end...]
  }
}
