internal import _CPython

extension Interpreter {
  /// - Throws: `InterpreterError.start` where Python itself would have ended the process.
  static func initialize(_ python: LinkedPython) throws {
    let message = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1024) { buffer in
      lockstep_start(python.program, buffer.baseAddress, buffer.count) == 0
        ? nil : buffer.baseAddress.map { String(cString: $0) }
    }
    if let message { throw InterpreterError.start(library: python.library, reason: message) }
  }

  /// Brings the importer to life from its own source, then the environment's packages.
  static func prepare(_ environment: PythonEnvironment, _ gil: GIL) throws {
    let sources = Dictionary(EmbeddedPython.sources) { first, _ in first }
    let file = "lockstep_embedding/importer.py"
    let importer = try gil.owned(
      lockstep_execute_module(
        "lockstep_embedding.importer", sources[file] ?? "", "<embedded>/\(file)"))
    try importer.attribute("add", gil).call([sources], gil)

    guard let folder = environment.sitePackages else { return }
    try gil.module("lockstep_embedding.environment").attribute("use", gil)
      .call([folder, environment.includesSystemPackages], gil)
  }

  /// - Throws: `EnvironmentError.package` if the package cannot be imported.
  package static func require(
    _ package: String, python: LinkedPython, environment: PythonEnvironment, _ gil: GIL
  ) throws {
    do {
      _ = try gil.module(package)
    } catch let error as PythonError where !error.isKeyboardInterrupt {
      throw EnvironmentError.package(package, environment, python, reason: error)
    }
  }
}
