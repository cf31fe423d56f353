internal import _CPython

/// The proof that the calling thread holds the global interpreter lock.
///
/// Whatever touches Python asks for one, so that a call without the lock does not compile. Only
/// `Interpreter.withGIL` makes one; it counts inside that call and must not be kept beyond it.
public struct GIL {
  init() {}
}

@available(*, unavailable)
extension GIL: Sendable {}

extension GIL {
  /// Imports the module of that dotted name.
  ///
  /// - Throws: `PythonError`, also when the module does not exist.
  public func module(_ name: String) throws -> PythonObject {
    try owned(lockstep_import(name))
  }

  /// Python's `None`.
  public var none: PythonObject { PythonObject(owning: lockstep_none()) }

  /// Owns a new reference; without one, throws the exception that Python raised.
  func owned(_ reference: OpaquePointer?) throws -> PythonObject {
    guard let reference else { throw PythonError.taken(self) }
    return PythonObject(owning: reference)
  }

  /// Throws the exception that Python raised if a C function answered with a negative status.
  @discardableResult
  func checked(_ status: CInt) throws -> CInt {
    guard status >= 0 else { throw PythonError.taken(self) }
    return status
  }
}
