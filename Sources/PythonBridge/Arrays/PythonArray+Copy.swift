internal import _CPython

extension PythonObject {
  /// The shape and a copy of the elements of an array, in row-major order whatever its strides.
  ///
  /// - Parameter shape: The shape that the array must have, if only one will do.
  /// - Throws: `PythonArrayError` if the elements are of another type (nothing is converted) or
  ///   the shape is another; `PythonError` if the object is no array.
  public func copiedElements<Element: PythonArrayElement>(
    of type: Element.Type = Element.self, shape expected: [Int]? = nil, _ gil: GIL
  ) throws -> (shape: [Int], elements: [Element]) {
    // Frameworks' tensors and lists have no buffer; NumPy makes an array of them.
    let array =
      withReference(lockstep_view_is_available)
      ? self : try gil.owned(withReference(lockstep_as_array))
    guard let view = array.withReference(lockstep_view_acquire) else {
      throw PythonError.taken(gil)
    }
    defer { lockstep_view_release(view) }

    guard lockstep_view_element(view) == (try Element.code) else {
      let found = try? array.attribute("dtype", gil).attribute("name", gil).value(
        as: String.self, gil)
      throw PythonArrayError.element(
        expected: Element.numpyName,
        found: found ?? "the format \(String(cString: lockstep_view_format(view)))")
    }
    let shape = (0..<lockstep_view_dimensions(view)).map { lockstep_view_extent(view, $0) }
    if let expected, expected != shape {
      throw PythonArrayError.shape(expected: expected, found: shape)
    }
    let bytes = try PythonArrayError.byteCount(shape, of: MemoryLayout<Element>.stride)
    guard bytes == lockstep_view_byte_count(view) else { throw PythonArrayError.size(shape) }

    let count = bytes / MemoryLayout<Element>.stride
    let elements = try [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
      try gil.checked(lockstep_view_copy(view, buffer.baseAddress, bytes))
      initialized = count
    }
    return (shape, elements)
  }
}
