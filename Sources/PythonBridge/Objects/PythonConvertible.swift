/// A value that Python can be given.
public protocol PythonRepresentable {
  /// The value as a Python object: a new one, or one that it already holds.
  func pythonObject(_ gil: GIL) throws -> PythonObject
}

/// A value that can be read from a Python object.
public protocol PythonDecodable {
  /// - Throws: `PythonError`, a TypeError if the object is something else.
  static func decoded(from object: PythonObject, _ gil: GIL) throws -> Self
}

/// A value that goes both ways.
public typealias PythonConvertible = PythonRepresentable & PythonDecodable

extension PythonObject {
  /// The object as a Swift value.
  ///
  /// - Throws: `PythonError`, a TypeError if the object is something else.
  public func value<Value: PythonDecodable>(
    as type: Value.Type = Value.self, _ gil: GIL
  ) throws -> Value {
    try Value.decoded(from: self, gil)
  }
}

extension PythonObject: PythonConvertible {
  public func pythonObject(_ gil: GIL) -> PythonObject { self }

  public static func decoded(from object: PythonObject, _ gil: GIL) -> PythonObject { object }
}
