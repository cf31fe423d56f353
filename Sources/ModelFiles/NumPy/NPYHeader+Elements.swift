extension NPYHeader {
  /// Calls `body` with the elements, little-endian and row-major.
  ///
  /// - Parameter bytes: the whole .npy file.
  /// - Precondition: the header is of these bytes.
  /// - Throws: `MalformedHeader` if elements of the type cannot be rearranged, or what `body` throws.
  func withElements<Result>(
    of bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    let elements = UnsafeRawBufferPointer(rebasing: bytes[dataOffset...])
    let isReordered = isFortran && shape.filter { $0 > 1 }.count > 1
    guard !elements.isEmpty, isReordered || element.isBigEndian else { return try body(elements) }
    return switch element.type.byteCount {
    case 1: try rearranged(elements, UInt8.self).withUnsafeBytes(body)
    case 2: try rearranged(elements, UInt16.self).withUnsafeBytes(body)
    case 4: try rearranged(elements, UInt32.self).withUnsafeBytes(body)
    case 8: try rearranged(elements, UInt64.self).withUnsafeBytes(body)
    default:
      throw MalformedHeader("its elements are of type \(element.type), which is only listed")
    }
  }

  /// The elements in row-major order, the bytes of each turned round if they are big-endian.
  private func rearranged<Word: FixedWidthInteger>(
    _ elements: UnsafeRawBufferPointer, _: Word.Type
  ) -> [Word] {
    let width = MemoryLayout<Word>.size
    let count = elements.count / width
    var strides: [Int] = []
    var stride = 1
    for length in shape {
      strides.append(stride)
      stride *= length
    }
    var index = [Int](repeating: 0, count: shape.count)
    var source = 0
    return [Word](unsafeUninitializedCapacity: count) { words, initializedCount in
      for position in 0..<count {
        let offset = (isFortran ? source : position) * width
        let word = elements.loadUnaligned(fromByteOffset: offset, as: Word.self)
        words.initializeElement(at: position, to: element.isBigEndian ? word.byteSwapped : word)
        // The next place in row-major order: the last axis varies fastest.
        var axis = shape.count - 1
        while axis >= 0 {
          index[axis] += 1
          source += strides[axis]
          if index[axis] < shape[axis] { break }
          source -= strides[axis] * shape[axis]
          index[axis] = 0
          axis -= 1
        }
      }
      initializedCount = count
    }
  }
}
