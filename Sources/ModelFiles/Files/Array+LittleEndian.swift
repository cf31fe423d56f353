import Tensors

extension Array where Element: TensorScalar {
  /// The numbers that `bytes` holds, little-endian, without gaps.
  ///
  /// - Precondition: `type` is loadable, and `bytes` holds a whole number of elements.
  init(littleEndian bytes: UnsafeRawBufferPointer, _ type: ElementType) {
    func words<Word: FixedWidthInteger>(_: Word.Type, _ value: (Word) -> Element) -> [Element] {
      let width = MemoryLayout<Word>.size
      return [Element](unsafeUninitializedCapacity: bytes.count / width) { buffer, count in
        count = bytes.count / width
        for index in 0..<count {
          let word = bytes.loadUnaligned(fromByteOffset: index * width, as: Word.self)
          buffer.initializeElement(at: index, to: value(Word(littleEndian: word)))
        }
      }
    }
    switch type {
    case .float32: self = words(UInt32.self) { Element(Float(bitPattern: $0)) }
    case .float64: self = words(UInt64.self) { Element(Double(bitPattern: $0)) }
    case .bfloat16: self = words(UInt16.self) { Element(Float(bitPattern: UInt32($0) << 16)) }
    case .float16: self = words(UInt16.self) { Element(Float(half: $0)) }
    default: preconditionFailure("elements of type \(type) cannot be loaded")
    }
  }
}

extension Float {
  /// The value of an IEEE 754 binary16 number; exact. (`Float16` is not there on every machine.)
  init(half bits: UInt16) {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = Int(bits >> 10) & 0x1F
    let fraction = UInt32(bits & 0x3FF)
    switch exponent {
    case 0:
      let magnitude = Float(fraction) * 0x1p-24
      self = sign == 0 ? magnitude : -magnitude
    case 0x1F:
      self = Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
    default:
      self = Float(bitPattern: sign | UInt32(exponent + 112) << 23 | fraction << 13)
    }
  }
}
