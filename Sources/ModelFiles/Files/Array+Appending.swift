extension [UInt8] {
  /// Appends an integer's bytes, the least significant first.
  package mutating func append(littleEndian word: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: word.littleEndian) { append(contentsOf: $0) }
  }
}
