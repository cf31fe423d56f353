import CSnappy

/// Blocks that Snappy compressed.
package enum Snappy {
  /// - Throws: `ModelFileError` if they are damaged, or say that they hold more than they can.
  static func decompress(
    _ compressed: UnsafeRawBufferPointer, at place: BlockPlace
  ) throws(ModelFileError) -> [UInt8] {
    let source = compressed.bindMemory(to: CChar.self).baseAddress
    var length = 0
    guard snappy_uncompressed_length(source, compressed.count, &length) == SNAPPY_OK else {
      throw place.damage("it does not begin with the length of what Snappy compressed")
    }
    // Three bytes give 64 at most: more cannot come out, and is not allocated.
    guard length / 64 <= compressed.count / 3 else {
      throw place.damage(
        "\(compressed.count) bytes cannot hold the \(length) that they say Snappy made of them")
    }
    var status = SNAPPY_OK
    let content = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      count = buffer.count
      buffer.withMemoryRebound(to: CChar.self) { characters in
        status = snappy_uncompress(source, compressed.count, characters.baseAddress, &count)
      }
      // What an error leaves behind is not looked at.
      if status != SNAPPY_OK { count = 0 }
    }
    guard status == SNAPPY_OK else {
      throw place.damage("Snappy cannot decompress it")
    }
    return content
  }
}
