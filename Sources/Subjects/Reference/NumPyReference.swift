public import PythonBridge

/// The Reference inside the embedded interpreter: the specification of the cells, in NumPy.
public struct NumPyReference: Sendable {
  /// The environment variable that names a folder to take the Reference's sources from, while they
  /// are being worked on.
  public static let sourcesVariable = "LOCKSTEP_REFERENCE"

  public let interpreter: Interpreter

  /// Makes the Reference importable; nothing of it is imported yet.
  ///
  /// - Throws: `SourcesError` if `LOCKSTEP_REFERENCE` names a folder without it.
  public init(_ interpreter: Interpreter) throws {
    self.interpreter = interpreter
    try interpreter.addSources(
      EmbeddedPython.sources, overriddenBy: NumPyReference.sourcesVariable)
  }

  /// A function or class of the module that the Swift side calls.
  func entry(_ name: String, _ gil: GIL) throws -> PythonObject {
    try gil.module("lockstep_reference.embedding").attribute(name, gil)
  }
}
