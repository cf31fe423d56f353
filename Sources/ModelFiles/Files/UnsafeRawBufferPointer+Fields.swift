extension UnsafeRawBufferPointer {
  /// The little-endian integer at an offset; nil if it is not all there.
  package func littleEndian<Word: FixedWidthInteger>(at offset: Int, as: Word.Type = Word.self)
    -> Word?
  {
    part(at: offset, count: MemoryLayout<Word>.size).map {
      Word(littleEndian: $0.loadUnaligned(as: Word.self))
    }
  }

  /// The `count` bytes from an offset on; nil if they are not all there.
  package func part(at offset: Int, count length: Int) -> UnsafeRawBufferPointer? {
    guard offset >= 0, length >= 0, offset <= count, length <= count - offset else { return nil }
    return UnsafeRawBufferPointer(rebasing: self[offset..<offset + length])
  }

  /// Whether these bytes stand at an offset.
  func has(_ bytes: some Collection<UInt8>, at offset: Int) -> Bool {
    part(at: offset, count: bytes.count)?.elementsEqual(bytes) ?? false
  }
}
