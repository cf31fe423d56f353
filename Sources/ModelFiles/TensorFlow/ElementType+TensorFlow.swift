extension ElementType {
  /// The type of that number in TensorFlow's `DataType`.
  ///
  /// A number that is not known yet has a name too, so that the rest of a checkpoint can be read.
  init(tensorFlow number: Int32) {
    self = ElementType.ofTensorFlow[number] ?? ElementType("type \(number)", byteCount: nil)
  }

  private static let ofTensorFlow: [Int32: ElementType] = [
    1: .float32, 2: .float64, 14: .bfloat16, 19: .float16,
    3: ElementType("int32", byteCount: 4), 4: ElementType("uint8", byteCount: 1),
    5: ElementType("int16", byteCount: 2), 6: ElementType("int8", byteCount: 1),
    9: ElementType("int64", byteCount: 8), 10: ElementType("bool", byteCount: 1),
    17: ElementType("uint16", byteCount: 2), 22: ElementType("uint32", byteCount: 4),
    23: ElementType("uint64", byteCount: 8),
    8: ElementType("complex64", byteCount: 8), 18: ElementType("complex128", byteCount: 16),
    11: ElementType("qint8", byteCount: 1), 12: ElementType("quint8", byteCount: 1),
    13: ElementType("qint32", byteCount: 4), 15: ElementType("qint16", byteCount: 2),
    16: ElementType("quint16", byteCount: 2),
    7: ElementType("string", byteCount: nil), 20: ElementType("resource", byteCount: nil),
    21: ElementType("variant", byteCount: nil),
    24: ElementType("float8_e5m2", byteCount: 1), 25: ElementType("float8_e4m3fn", byteCount: 1),
    26: ElementType("float8_e4m3fnuz", byteCount: 1),
    27: ElementType("float8_e4m3b11fnuz", byteCount: 1),
    28: ElementType("float8_e5m2fnuz", byteCount: 1),
    29: ElementType("int4", byteCount: nil), 30: ElementType("uint4", byteCount: nil),
    31: ElementType("int2", byteCount: nil), 32: ElementType("uint2", byteCount: nil),
  ]
}
