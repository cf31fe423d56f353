/// The header of an .npy file: type, order and shape of the one array that it holds.
struct NPYHeader: Equatable {
  /// As many axes as NumPy has at most.
  static let greatestRank = 64

  let element: NPYElement

  /// Whether the first axis varies fastest.
  let isFortran: Bool

  let shape: [Int]

  /// Where the elements begin.
  let dataOffset: Int

  /// The bytes of all elements; nil where they differ in length.
  let elementBytes: Int?

  /// - Parameters:
  ///   - bytes: the file from its beginning, at least up to the header's end.
  ///   - total: the bytes of the whole file; nil while they are not known.
  /// - Throws: `MalformedHeader`, also if the file is not exactly as long as the header says.
  init(_ bytes: UnsafeRawBufferPointer, total: Int?) throws(MalformedHeader) {
    let preamble = try NPYPreamble(bytes)
    guard let text = bytes.part(at: preamble.header.lowerBound, count: preamble.header.count)
    else { throw MalformedHeader("its header is cut off") }
    let literal = try PythonLiteralParser.parse(Self.utf8(text, version: preamble.version))
    guard case .dictionary(let entries) = literal, entries.count == 3,
      let descr = entries.first(where: { $0.key == "descr" })?.value,
      case .boolean(let isFortran) = entries.first(where: { $0.key == "fortran_order" })?.value,
      let shape = entries.first(where: { $0.key == "shape" })?.value
    else {
      throw MalformedHeader("its header is not of descr, fortran_order and shape")
    }
    element = try NPYElement(descr)
    self.isFortran = isFortran
    self.shape = try Self.shape(shape)
    dataOffset = preamble.header.upperBound
    let count = try Self.count(self.shape)
    guard let width = element.type.byteCount else {
      elementBytes = nil
      return
    }
    let (byteCount, isTooLarge) = count.multipliedReportingOverflow(by: width)
    guard !isTooLarge else { throw Self.tooLarge(self.shape) }
    elementBytes = byteCount
    guard let total else { return }
    guard byteCount == total - dataOffset else {
      throw MalformedHeader(
        "it holds \(total - dataOffset) bytes of elements, and \(byteCount) would be an array of "
          + "shape \(self.shape) and type \(element.type)")
    }
  }

  /// The lengths of a shape's axes.
  static func shape(_ literal: PythonLiteral) throws(MalformedHeader) -> [Int] {
    guard case .tuple(let lengths) = literal else {
      throw MalformedHeader("its header's shape is no tuple")
    }
    guard lengths.count <= greatestRank else {
      throw MalformedHeader("its shape has \(lengths.count) axes, and NumPy knows \(greatestRank)")
    }
    var shape: [Int] = []
    for length in lengths {
      guard case .integer(let length) = length, length >= 0 else {
        throw MalformedHeader("its header's shape is not of lengths")
      }
      shape.append(length)
    }
    return shape
  }

  /// The number of elements.
  static func count(_ shape: [Int]) throws(MalformedHeader) -> Int {
    var count = 1
    for length in shape {
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: length)
      guard !isTooLarge else { throw tooLarge(shape) }
      count = product
    }
    return count
  }

  private static func tooLarge(_ shape: [Int]) -> MalformedHeader {
    MalformedHeader("its shape \(shape) is of more bytes than can be counted")
  }

  /// Versions 1 and 2 are in Latin-1, 3 in UTF-8.
  private static func utf8(
    _ text: UnsafeRawBufferPointer, version: UInt8
  ) throws(MalformedHeader) -> [UInt8] {
    if version < 3 {
      return text.allSatisfy { $0 < 0x80 }
        ? Array(text) : text.flatMap { Array(String(Unicode.Scalar($0)).utf8) }
    }
    guard String(validating: text, as: UTF8.self) != nil else {
      throw MalformedHeader("its header is not UTF-8")
    }
    return Array(text)
  }
}
