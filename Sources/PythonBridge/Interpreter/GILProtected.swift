internal import _CPython

/// A value that any thread may hold, and that only a holder of the GIL can reach.
///
/// Python objects and arrays cannot cross tasks by themselves; inside one of these they can.
// Unchecked, because the compiler cannot see the lock: `init` and `withValue` ask for the proof
// that the caller holds it, and `deinit` holds it while the value goes. What threads do with the
// value is therefore ordered by the GIL. (`sending` cannot express it: whatever comes of a GIL
// token belongs to the token's region.)
public final class GILProtected<Value>: @unchecked Sendable {
  private var stored: Value?

  /// - Parameter value: Python objects and arrays, alone or in a value of the caller's. Swift
  ///   memory inside it that is reached without the GIL remains the caller's to protect.
  public init(_ value: Value, _ gil: GIL) {
    stored = value
  }

  deinit {
    let state = lockstep_gil_acquire()
    stored = nil
    lockstep_gil_release(state)
  }

  /// Calls the body with the value.
  ///
  /// Python may hand the GIL to another thread whenever it runs code of its own: a body that
  /// calls into Python shares a mutable value with the other threads' bodies between such calls.
  public func withValue<Result>(
    _ gil: GIL, _ body: (Value) throws -> Result
  ) rethrows -> Result {
    guard let stored else { preconditionFailure("set until deinit") }
    return try body(stored)
  }
}
