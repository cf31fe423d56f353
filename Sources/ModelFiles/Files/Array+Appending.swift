extension [UInt8] {
  /// Appends an integer's bytes, the least significant first.
  mutating func append(littleEndian word: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: word.littleEndian) { append(contentsOf: $0) }
  }
}
