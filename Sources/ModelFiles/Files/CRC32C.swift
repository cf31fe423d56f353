/// The cyclic redundancy check of RFC 3720 (Castagnoli's polynomial), reflected.
///
/// Written here since no library that has it is to be had everywhere (zlib's has another
/// polynomial), and the processors' instructions need C. Sixteen tables, one for each of the bytes
/// that are taken at once, since their look-ups do not wait for one another.
package enum CRC32C {
  /// The checksum of all bytes.
  package static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    tables.withUnsafeBufferPointer { tables in
      guard let table = tables.baseAddress, let start = bytes.baseAddress else { return 0 }
      var crc = ~UInt32(0)
      var next = start
      let end = start + bytes.count
      while end - next >= 16 {
        let low = UInt64(littleEndian: next.loadUnaligned(as: UInt64.self)) ^ UInt64(crc)
        let high = UInt64(littleEndian: (next + 8).loadUnaligned(as: UInt64.self))
        crc = lookUp(low, table + 8 * 256) ^ lookUp(high, table)
        next += 16
      }
      while next < end {
        crc = crc >> 8 ^ table[Int((crc ^ UInt32(next.load(as: UInt8.self))) & 0xFF)]
        next += 1
      }
      return ~crc
    }
  }

  /// The checksum that was stored masked: rotated and shifted, as tables and bundles do, so that
  /// bytes that hold their own checksum are no special case.
  package static func unmasked(_ stored: UInt32) -> UInt32 {
    let rotated = stored &- 0xA282_EAD8
    return rotated >> 17 | rotated << 15
  }

  /// What eight bytes contribute; `table` is that of the last of them.
  @inline(__always)
  private static func lookUp(_ bytes: UInt64, _ table: UnsafePointer<UInt32>) -> UInt32 {
    let first = table[7 * 256 + Int(bytes & 0xFF)] ^ table[6 * 256 + Int(bytes >> 8 & 0xFF)]
    let second = table[5 * 256 + Int(bytes >> 16 & 0xFF)] ^ table[4 * 256 + Int(bytes >> 24 & 0xFF)]
    let third = table[3 * 256 + Int(bytes >> 32 & 0xFF)] ^ table[2 * 256 + Int(bytes >> 40 & 0xFF)]
    let fourth = table[256 + Int(bytes >> 48 & 0xFF)] ^ table[Int(bytes >> 56)]
    return first ^ second ^ third ^ fourth
  }

  /// Table k: the checksum's change by a byte that k zero bytes follow.
  private static let tables: [UInt32] = {
    var tables = (0..<256).map { byte in
      (0..<8).reduce(UInt32(byte)) { crc, _ in crc >> 1 ^ (crc & 1 == 0 ? 0 : 0x82F6_3B78) }
    }
    for index in 256..<16 * 256 {
      let shorter = tables[index - 256]
      tables.append(shorter >> 8 ^ tables[Int(shorter & 0xFF)])
    }
    return tables
  }()
}
