/// What an .npy file begins with: magic, version, and the length of the header that follows.
package struct NPYPreamble {
  package static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// The bytes that hold it, of whatever version.
  static let greatestLength = 12

  /// NumPy itself refuses headers of more than 10,000 bytes unless it is told otherwise.
  static let greatestHeaderLength = 1 << 16

  let version: UInt8
  package let header: Range<Int>

  package init(_ bytes: UnsafeRawBufferPointer) throws(MalformedHeader) {
    guard bytes.has(Self.magic, at: 0) else {
      throw MalformedHeader("it does not begin as .npy files do")
    }
    guard let version = bytes.littleEndian(at: 6, as: UInt8.self),
      let minor = bytes.littleEndian(at: 7, as: UInt8.self)
    else { throw MalformedHeader("its header is cut off") }
    guard (1...3).contains(version), minor == 0 else {
      throw MalformedHeader(
        "it is of version \(version).\(minor) of the .npy format, and 1.0, 2.0 and 3.0 are read")
    }
    let start = version == 1 ? 10 : 12
    guard
      let length = version == 1
        ? bytes.littleEndian(at: 8, as: UInt16.self).map(Int.init)
        : bytes.littleEndian(at: 8, as: UInt32.self).map(Int.init)
    else { throw MalformedHeader("its header is cut off") }
    guard length <= Self.greatestHeaderLength else {
      throw MalformedHeader(
        "its header is said to be \(length) bytes, and at most \(Self.greatestHeaderLength) are "
          + "read")
    }
    self.version = version
    header = start..<start + length
  }
}
