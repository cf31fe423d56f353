public import PythonBridge

/// The Reference inside the embedded interpreter: the specification of the cells, in NumPy.
public struct NumPyReference: Sendable {
  /// The environment variable that names a folder to take the Reference's sources from, while they
  /// are being worked on.
  public static let sourcesVariable = "LOCKSTEP_REFERENCE"

  public let interpreter: Interpreter

  /// Makes the Reference importable, and imports what every judgement needs.
  ///
  /// - Throws: `SourcesError` if `LOCKSTEP_REFERENCE` names a folder without it,
  ///   `UnusableReference` if it cannot be imported, or NumPy is only part of itself.
  public init(_ interpreter: Interpreter) throws {
    self.interpreter = interpreter
    try interpreter.addSources(
      EmbeddedPython.sources, overriddenBy: NumPyReference.sourcesVariable)
    do {
      try interpreter.withGIL { gil in
        _ = try gil.module("numpy").attribute("ndarray", gil)
        _ = try gil.module("lockstep_reference.embedding")
      }
    } catch let error as PythonError {
      throw UnusableReference(cause: error)
    }
  }

  /// A function or class of the module that the Swift side calls.
  func entry(_ name: String, _ gil: GIL) throws -> PythonObject {
    try gil.module("lockstep_reference.embedding").attribute(name, gil)
  }
}

/// The Reference or NumPy cannot be imported as a whole.
public struct UnusableReference: Error, CustomStringConvertible {
  public let cause: PythonError

  public var description: String {
    "the Reference cannot be imported: \(cause.typeName): \(cause.message). Reinstall NumPy in the "
      + "environment in use (lockstep doctor names it), and unset "
      + "\(NumPyReference.sourcesVariable) if it is set.\n\(cause.traceback)"
  }
}
