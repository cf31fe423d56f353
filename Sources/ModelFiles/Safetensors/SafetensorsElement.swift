/// The element types of .safetensors files, under the format's names.
struct SafetensorsElement {
  let type: ElementType

  /// The bits of one element; nil if the type is newer than this program.
  let bitCount: Int?

  private static let known: [String: (name: String, bits: Int)] = [
    "F64": ("float64", 64), "F32": ("float32", 32), "F16": ("float16", 16),
    "BF16": ("bfloat16", 16), "I64": ("int64", 64), "I32": ("int32", 32), "I16": ("int16", 16),
    "I8": ("int8", 8), "U64": ("uint64", 64), "U32": ("uint32", 32), "U16": ("uint16", 16),
    "U8": ("uint8", 8), "BOOL": ("bool", 8), "C64": ("complex64", 64),
    "F8_E5M2": ("float8_e5m2", 8), "F8_E4M3": ("float8_e4m3", 8), "F8_E8M0": ("float8_e8m0", 8),
    "F6_E2M3": ("float6_e2m3", 6), "F6_E3M2": ("float6_e3m2", 6), "F4": ("float4", 4),
  ]

  /// - Parameter name: such as `BF16`; one that is not known is listed in lower case.
  init(_ name: String) {
    guard let (own, bits) = Self.known[name] else {
      type = ElementType(name.lowercased(), byteCount: nil)
      bitCount = nil
      return
    }
    type = ElementType(own, byteCount: bits.isMultiple(of: 8) ? bits / 8 : nil)
    bitCount = bits
  }

  /// The format's name of a type that is loadable; nil for others.
  static func name(of type: ElementType) -> String? {
    type.isLoadable ? known.first { $0.value.name == type.name }?.key : nil
  }
}
