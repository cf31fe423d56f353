internal import _CPython

extension PythonObject {
  /// Calls the object.
  ///
  /// - Parameters:
  ///   - arguments: The positional arguments.
  ///   - keywords: The arguments that are passed by name.
  /// - Throws: `PythonError`, with the traceback of what the call raised.
  @discardableResult
  public func call(
    _ arguments: [any PythonRepresentable],
    keywords: KeyValuePairs<String, any PythonRepresentable> = [:], _ gil: GIL
  ) throws -> PythonObject {
    var objects = try arguments.map { try $0.pythonObject(gil) }
    guard !keywords.isEmpty else { return try call(objects, gil) }
    let positional = objects.count
    objects += try keywords.map { try $0.value.pythonObject(gil) }
    let names = try PythonObject.tuple(keywords.map(\.key), gil)
    return try gil.owned(
      withReference { reference in
        names.withReference { names in
          PythonObject.withReferences(objects) {
            lockstep_call(reference, $0.baseAddress, positional, names)
          }
        }
      })
  }

  /// Calls the object without arguments.
  @discardableResult
  public func call(_ gil: GIL) throws -> PythonObject {
    try call([] as [PythonObject], gil)
  }

  /// Calls the object with arguments that are Python objects already: the fast way.
  @discardableResult
  public func call(_ arguments: [PythonObject], _ gil: GIL) throws -> PythonObject {
    try gil.owned(
      withReference { reference in
        PythonObject.withReferences(arguments) {
          lockstep_call(reference, $0.baseAddress, $0.count, nil)
        }
      })
  }
}
