import ModelFiles
import Testing

@Suite struct ElementTests {
  /// Every finite half-precision number against the value of its fields.
  @Test func halfPrecision() {
    for bits in 0..<UInt16(0x7C00) {
      let exponent = Int(bits >> 10)
      let fraction = Double(bits & 0x3FF)
      let value =
        exponent == 0
        ? fraction * 0x1p-24
        : Double(sign: .plus, exponent: exponent - 15, significand: 1 + fraction / 1024)
      #expect(Double(Float(half: bits)) == value)
      #expect(Double(Float(half: bits | 0x8000)) == -value)
    }
    #expect(Float(half: 0x7C00) == .infinity)
    #expect(Float(half: 0xFC00) == -.infinity)
    #expect(Float(half: 0x7E00).isNaN)
    #expect(Float(half: 0x8000).sign == .minus)
  }

  @Test func bytesAreLittleEndian() {
    let bytes: [UInt8] = [0, 0, 0x80, 0x3F, 0x00, 0x00, 0x20, 0xC0]
    bytes.withUnsafeBytes { buffer in
      #expect([Float](littleEndian: buffer, .float32) == [1, -2.5])
      #expect([Double](littleEndian: buffer, .bfloat16) == [0, 1, 0, -2.5])
    }
  }
}
