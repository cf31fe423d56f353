import ModelFiles
import Tensors
import Testing

extension ModelFile {
  /// Loads every variable that can be loaded, and returns the bytes of all.
  func loadAll() throws -> [[UInt8]] {
    try variables.filter(\.type.isLoadable).map { variable in
      try withBytes(of: variable) { [UInt8]($0) }
    }
  }
}

/// Expects a `ModelFileError` that says this, of this variable.
func expectRefusal(
  _ reason: String, of variable: String? = nil, _ body: () throws -> Void,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  do {
    try body()
    Issue.record("nothing was refused: \(reason)", sourceLocation: sourceLocation)
  } catch let error as ModelFileError {
    #expect(error.reason.contains(reason), "\(error)", sourceLocation: sourceLocation)
    #expect(error.variable == variable, "\(error)", sourceLocation: sourceLocation)
  } catch {
    Issue.record(error, sourceLocation: sourceLocation)
  }
}
