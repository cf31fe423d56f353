/// Which interpreter runs, for a report or a diagnosis.
public struct InterpreterDescription: Sendable, Hashable {
  /// The linked library, its version and its interpreter.
  public let python: LinkedPython

  /// Where packages come from, and why.
  public let environment: PythonEnvironment

  /// Python's `sys.path`, in order.
  public let searchPath: [String]

  /// The linear algebra that was loaded with the required packages.
  public let linearAlgebra: [LoadedLibrary]

  init(python: LinkedPython, environment: PythonEnvironment, _ gil: GIL) throws {
    self.python = python
    self.environment = environment
    searchPath = try gil.module("sys").attribute("path", gil).value(gil)
    linearAlgebra = LoadedLibrary.linearAlgebra(in: LoadedLibrary.all())
  }
}

/// A module's version and file, each nil if the module states none.
public struct ModuleDescription: Sendable, Hashable {
  public let name: String
  public let version: String?
  public let file: String?
}

extension GIL {
  /// Imports a module and says which one it is.
  ///
  /// - Throws: `PythonError`, a ModuleNotFoundError if there is none of that name.
  public func description(ofModule name: String) throws -> ModuleDescription {
    let pair = try module("lockstep_embedding.environment")
      .attribute("version_and_file", self).call([module(name)], self)
    return ModuleDescription(
      name: name, version: try pair.item(0, self).value(self),
      file: try pair.item(1, self).value(self))
  }
}
