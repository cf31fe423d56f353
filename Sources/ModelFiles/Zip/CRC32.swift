import CZlib

/// The checksum of zip archives.
package enum CRC32 {
  package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    var checksum = crc32(0, nil, 0)
    var rest = bytes[...]
    // zlib counts in 32 bits.
    while !rest.isEmpty {
      let chunk = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
      checksum = crc32(
        checksum, chunk.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt32(chunk.count))
      rest = rest.dropFirst(chunk.count)
    }
    return UInt32(truncatingIfNeeded: checksum)
  }
}
