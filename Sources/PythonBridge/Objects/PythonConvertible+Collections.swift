internal import _CPython

extension Optional: PythonRepresentable where Wrapped: PythonRepresentable {
  /// nil becomes `None`.
  public func pythonObject(_ gil: GIL) throws -> PythonObject {
    try self?.pythonObject(gil) ?? gil.none
  }
}

extension Optional: PythonDecodable where Wrapped: PythonDecodable {
  public static func decoded(from object: PythonObject, _ gil: GIL) throws -> Wrapped? {
    object.isNone(gil) ? nil : try Wrapped.decoded(from: object, gil)
  }
}

extension Array: PythonRepresentable where Element: PythonRepresentable {
  /// A list.
  public func pythonObject(_ gil: GIL) throws -> PythonObject {
    try PythonObject.collected(self, gil, by: lockstep_list)
  }
}

extension Array: PythonDecodable where Element: PythonDecodable {
  /// From whatever can be iterated, but a string.
  public static func decoded(from object: PythonObject, _ gil: GIL) throws -> [Element] {
    try object.elements(gil).map { try Element.decoded(from: $0, gil) }
  }
}

extension Dictionary: PythonRepresentable
where Key: PythonRepresentable, Value: PythonRepresentable {
  /// A dict.
  public func pythonObject(_ gil: GIL) throws -> PythonObject {
    let dictionary = try gil.owned(lockstep_dictionary())
    for (key, value) in self {
      let entry = try [dictionary, key.pythonObject(gil), value.pythonObject(gil)]
      try gil.checked(
        PythonObject.withReferences(entry) { lockstep_dictionary_set($0[0], $0[1], $0[2]) })
    }
    return dictionary
  }
}

extension Dictionary: PythonDecodable where Key: PythonDecodable, Value: PythonDecodable {
  /// From any mapping.
  public static func decoded(from object: PythonObject, _ gil: GIL) throws -> [Key: Value] {
    let pairs = try gil.owned(object.withReference(lockstep_mapping_items)).elements(gil)
    let decoded = try pairs.map { pair in
      (
        try Key.decoded(from: pair.item(0, gil), gil),
        try Value.decoded(from: pair.item(1, gil), gil)
      )
    }
    return Dictionary(decoded) { _, last in last }
  }
}

extension PythonObject {
  /// A tuple.
  public static func tuple(
    _ elements: [some PythonRepresentable], _ gil: GIL
  ) throws -> PythonObject {
    try collected(elements, gil, by: lockstep_tuple)
  }

  fileprivate static func collected(
    _ elements: [some PythonRepresentable], _ gil: GIL,
    by collect: (UnsafePointer<OpaquePointer?>?, Int) -> OpaquePointer?
  ) throws -> PythonObject {
    let objects = try elements.map { try $0.pythonObject(gil) }
    return try gil.owned(withReferences(objects) { collect($0.baseAddress, $0.count) })
  }
}
