internal import _CPython

/// A number that Swift and NumPy both have, with the same bytes.
public protocol PythonArrayElement: BitwiseCopyable, Sendable {
  /// NumPy's name of the type.
  static var numpyName: String { get }
}

extension Float: PythonArrayElement {
  public static var numpyName: String { "float32" }
}

extension Double: PythonArrayElement {
  public static var numpyName: String { "float64" }
}

extension Int64: PythonArrayElement {
  public static var numpyName: String { "int64" }
}

extension PythonArrayElement {
  static var code: lockstep_element {
    get throws(PythonArrayError) {
      switch Self.self {
      case is Float.Type: lockstep_element_float
      case is Double.Type: lockstep_element_double
      case is Int64.Type: lockstep_element_int64
      default: throw .element(expected: "float32, float64 or int64", found: numpyName)
      }
    }
  }
}
