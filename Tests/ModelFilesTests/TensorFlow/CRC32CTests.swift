import ModelFiles
import Testing

@Suite struct CRC32CTests {
  /// RFC 3720, B.4, and the check value of the usual catalogues.
  @Test func knownAnswers() {
    func checksum(_ bytes: [UInt8]) -> UInt32 { bytes.withUnsafeBytes(CRC32C.checksum) }
    #expect(checksum([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
    #expect(checksum([UInt8](repeating: 0xFF, count: 32)) == 0x62A8_AB43)
    #expect(checksum([UInt8](0..<32)) == 0x46DD_794E)
    #expect(checksum((0..<32).reversed()) == 0x113F_DB5C)
    var read = [UInt8](repeating: 0, count: 48)
    for (index, byte) in [
      0: 0x01, 1: 0xC0, 16: 0x14, 22: 0x04, 27: 0x14, 31: 0x18, 32: 0x28, 40: 2,
    ]
      as [Int: UInt8]
    {
      read[index] = byte
    }
    #expect(checksum(read) == 0xD996_3A56)
    #expect(checksum([UInt8]("123456789".utf8)) == 0xE306_9283)
    #expect(checksum([]) == 0)
  }

  /// Every length around the sixteen bytes that are taken at once, at every alignment.
  @Test func agreesWithDefinition() {
    let bytes = (0..<90).map { UInt8(truncatingIfNeeded: $0 * 37 + $0 * $0) }
    bytes.withUnsafeBytes { buffer in
      for start in 0..<17 {
        for end in start...buffer.count {
          let part = UnsafeRawBufferPointer(rebasing: buffer[start..<end])
          var crc = ~UInt32(0)
          for byte in part {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1) * 0x82F6_3B78 }
          }
          #expect(CRC32C.checksum(part) == ~crc, "\(start)..<\(end)")
        }
      }
    }
  }

  @Test func masking() {
    // E3069283, the checksum of "123456789", rotated right by 15, plus A282EAD8.
    #expect(CRC32C.unmasked(0x2507_C60D &+ 0xA282_EAD8) == 0xE306_9283)
  }
}
