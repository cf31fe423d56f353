/// The values of one slice of a V1 checkpoint, where they are in the file.
///
/// A `SavedTensorSlices` whose field 2 is a `SavedSlice`: the tensor's name (1), the slice (2) and a
/// `TensorProto` (3) with a type (1) and numbers, either as in memory (4) or packed in the field of
/// their type. Decoded here since a library's message would be a copy of all of it.
struct StoredSlice {
  let name: String
  let slice: TensorSlice

  /// TensorFlow's number of the type; 0 where it is left out.
  private(set) var type: Int32 = 0

  /// The pieces of each field that holds numbers; more than one if somebody joined messages.
  private var pieces: [Int: [UnsafeRawBufferPointer]] = [:]

  private static let content = 4
  private static let numbers = [content, 5, 6, 13]

  /// Nil if it is no such message.
  ///
  /// - Parameter value: has to outlive this.
  init?(_ value: UnsafeRawBufferPointer) {
    guard let saved = StoredSlice.only(2, in: value), let name = StoredSlice.only(1, in: saved),
      let slice = StoredSlice.only(2, in: saved), let tensor = StoredSlice.only(3, in: saved),
      let name = String(validating: name, as: UTF8.self),
      let message = TensorSliceProto(slice, limit: slice.count),
      let slice = TensorSlice(message)
    else { return nil }
    self.name = name
    self.slice = slice
    var fields = ProtobufFields(tensor)
    while let field = fields.next() {
      if field.number == 1 {
        guard let number = field.varint, let type = Int32(exactly: number) else { return nil }
        self.type = type
      } else if StoredSlice.numbers.contains(field.number) {
        guard let bytes = field.bytes else { return nil }
        pieces[field.number, default: []].append(bytes)
      }
    }
    guard !fields.isDamaged else { return nil }
  }

  /// The elements as they are in memory; nil if there are not exactly `count` of them.
  ///
  /// - Precondition: `type` is loadable.
  func elements(of type: ElementType, count: Int) -> StoredElements? {
    let field =
      switch type {
      case .float32: 5
      case .float64: 6
      default: 13
      }
    var elements: StoredElements?
    if let packed = pieces[field] {
      elements = type.byteCount == 2 ? StoredElements(varints: packed) : StoredElements(packed)
    } else {
      elements = StoredElements(pieces[StoredSlice.content] ?? [])
    }
    return elements?.count == count * (type.byteCount ?? 0) ? elements : nil
  }

  /// The bytes of the one field of that number; nil if it is missing, there twice, or no bytes.
  private static func only(
    _ number: Int, in message: UnsafeRawBufferPointer
  ) -> UnsafeRawBufferPointer? {
    var fields = ProtobufFields(message)
    var found: UnsafeRawBufferPointer?
    while let field = fields.next() {
      guard field.number == number else { continue }
      guard found == nil, let bytes = field.bytes else { return nil }
      found = bytes
    }
    return fields.isDamaged ? nil : found
  }
}
