internal import _CPython

extension Interpreter {
  /// Makes a table of embedded sources importable, before anything else on Python's path.
  ///
  /// A module is compiled when it is first imported; its source lines appear in tracebacks.
  ///
  /// - Parameters:
  ///   - sources: Each file's path, beginning with its package's folder, and its text.
  ///   - overridingVariable: The environment variable that, when set, names a folder to take
  ///     the table's packages from instead, for work on them.
  /// - Throws: `SourcesError` if that folder does not hold the packages, `PythonError` if another
  ///   source of one of the modules was added before.
  public func addSources(
    _ sources: [(path: String, source: String)], overriddenBy overridingVariable: String? = nil
  ) throws {
    let folder = try overridingVariable.flatMap { variable in
      try SystemEnvironment.variable(variable).map { folder in
        try SourcesError.check(folder, from: variable, holds: sources.map(\.path))
        return folder
      }
    }
    try withGIL { gil in
      let table = Dictionary(sources) { first, _ in first }
      try gil.module("lockstep_embedding.importer").attribute("add", gil)
        .call([table, folder], gil)
    }
  }
}

/// Why a folder cannot take the place of embedded sources.
public enum SourcesError: Error, Hashable, CustomStringConvertible {
  case missing(package: String, folder: String, variable: String)

  public var description: String {
    switch self {
    case .missing(let package, let folder, let variable):
      "\(variable) names the folder \(folder), which holds no Python package \(package); "
        + "name the folder that \(package) lies in, or unset \(variable)"
    }
  }

  static func check(_ folder: String, from variable: String, holds paths: [String]) throws(Self) {
    for package in Set(paths.compactMap { $0.split(separator: "/").first }).sorted() {
      let path = "\(folder)/\(package)"
      let found = package.hasSuffix(".py") ? FileSystem.isFile(path) : FileSystem.isFolder(path)
      guard found else {
        throw .missing(package: String(package), folder: folder, variable: variable)
      }
    }
  }
}
