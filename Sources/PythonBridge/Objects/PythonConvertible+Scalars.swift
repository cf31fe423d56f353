internal import _CPython

extension Bool: PythonConvertible {
  public func pythonObject(_ gil: GIL) throws -> PythonObject {
    try gil.owned(lockstep_from_bool(self))
  }

  /// Only a truth value of Python or NumPy is one: 1 and "yes" are not.
  public static func decoded(from object: PythonObject, _ gil: GIL) throws -> Bool {
    try gil.checked(object.withReference(lockstep_to_bool)) == 1
  }
}

extension Int: PythonConvertible {
  public func pythonObject(_ gil: GIL) throws -> PythonObject {
    try gil.owned(lockstep_from_int(Int64(self)))
  }

  /// Also from NumPy's integers.
  ///
  /// A float is refused, and so is what does not fit.
  public static func decoded(from object: PythonObject, _ gil: GIL) throws -> Int {
    var value: Int64 = 0
    try gil.checked(object.withReference { lockstep_to_int($0, &value) })
    return Int(value)
  }
}

extension Double: PythonConvertible {
  public func pythonObject(_ gil: GIL) throws -> PythonObject {
    try gil.owned(lockstep_from_double(self))
  }

  /// Also from NumPy's scalars and from integers.
  public static func decoded(from object: PythonObject, _ gil: GIL) throws -> Double {
    var value = 0.0
    try gil.checked(object.withReference { lockstep_to_double($0, &value) })
    return value
  }
}

extension String: PythonConvertible {
  public func pythonObject(_ gil: GIL) throws -> PythonObject {
    var text = self
    return try gil.owned(
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          lockstep_from_utf8($0.baseAddress, $0.count)
        }
      })
  }

  public static func decoded(from object: PythonObject, _ gil: GIL) throws -> String {
    try object.withReference { reference in
      var count = 0
      guard let bytes = lockstep_to_utf8(reference, &count) else { throw PythonError.taken(gil) }
      return String(
        decoding: UnsafeRawBufferPointer(start: UnsafeRawPointer(bytes), count: count),
        as: UTF8.self)
    }
  }
}
