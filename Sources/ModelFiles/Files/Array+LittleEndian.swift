package import Tensors

extension Array {
  /// The numbers that `bytes` holds, little-endian, without gaps.
  ///
  /// - Precondition: `type` is loadable, and `bytes` holds a whole number of elements.
  package init(littleEndian bytes: UnsafeRawBufferPointer, _ type: ElementType)
  where Element: TensorScalar {
    switch type {
    case .float32: self.init(numbers(bytes) { Float(bitPattern: $0) })
    case .float64: self.init(numbers(bytes) { Double(bitPattern: $0) })
    case .bfloat16: self.init(numbers(bytes) { Float(bitPattern: UInt32($0 as UInt16) << 16) })
    case .float16: self.init(numbers(bytes) { Float(half: $0) })
    default: preconditionFailure("elements of type \(type) cannot be loaded")
    }
  }

  /// The same numbers, rounded if `Element` is narrower.
  ///
  /// Types are asked for, since code that is generic in `Element` is not specialised for those who
  /// call it from other modules, and takes fifty times as long. (A cast of arrays with `as?` goes
  /// through the elements, too.)
  init<Number: TensorScalar>(_ numbers: [Number]) where Element: TensorScalar {
    if Element.self == Number.self {
      self = unsafeBitCast(numbers, to: [Element].self)
    } else if Element.self == Double.self, Number.self == Float.self {
      let floats = unsafeBitCast(numbers, to: [Float].self)
      self = unsafeBitCast(floats.map { Double($0) }, to: [Element].self)
    } else if Element.self == Float.self, Number.self == Double.self {
      let doubles = unsafeBitCast(numbers, to: [Double].self)
      self = unsafeBitCast(doubles.map { Float($0) }, to: [Element].self)
    } else {
      self = numbers.map { Element($0) }
    }
  }
}

/// What is made of the words that `bytes` holds, little-endian.
private func numbers<Word: FixedWidthInteger, Number: TensorScalar>(
  _ bytes: UnsafeRawBufferPointer, _ number: (Word) -> Number
) -> [Number] {
  let width = MemoryLayout<Word>.size
  return [Number](unsafeUninitializedCapacity: bytes.count / width) { buffer, count in
    count = bytes.count / width
    for index in 0..<count {
      let word = bytes.loadUnaligned(fromByteOffset: index * width, as: Word.self)
      buffer.initializeElement(at: index, to: number(Word(littleEndian: word)))
    }
  }
}

extension Float {
  /// The value of an IEEE 754 binary16 number; exact. (`Float16` is not there on every machine.)
  package init(half bits: UInt16) {
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
