/// Where packages are taken from, and why from there.
public struct PythonEnvironment: Sendable, Hashable {
  /// Who asked for an environment.
  public enum Origin: Sendable, Hashable {
    /// The configuration names it.
    case configuration
    /// An environment variable names it.
    case variable(String)
    /// Nobody: it is the linked library's own.
    case system
  }

  public let origin: Origin

  /// The environment's folder.
  public let folder: String

  /// The folder of its packages; nil for the system, whose packages Python finds itself.
  public let sitePackages: String?

  /// Whether the system's packages can be imported too.
  public let includesSystemPackages: Bool
}

extension PythonEnvironment {
  /// The environment that counts: the one named explicitly, else by `LOCKSTEP_PYTHON`, else by
  /// `VIRTUAL_ENV`, else the linked library's own.
  ///
  /// - Throws: `EnvironmentError` if the named one does not exist or is for another version of
  ///   Python. There is no silent fall-back to the next.
  package static func resolve(
    explicit: String?, variable: (String) -> String?, for python: LinkedPython
  ) throws(EnvironmentError) -> PythonEnvironment {
    if let explicit { return try environment(at: explicit, origin: .configuration, for: python) }
    for name in ["LOCKSTEP_PYTHON", "VIRTUAL_ENV"] {
      guard let path = variable(name) else { continue }
      return try environment(at: path, origin: .variable(name), for: python)
    }
    return system(.system, of: python)
  }

  private static func system(_ origin: Origin, of python: LinkedPython) -> PythonEnvironment {
    PythonEnvironment(
      origin: origin, folder: python.prefix, sitePackages: nil, includesSystemPackages: true)
  }

  private static func environment(
    at path: String, origin: Origin, for python: LinkedPython
  ) throws(EnvironmentError) -> PythonEnvironment {
    let folder = try folder(at: path, origin: origin, for: python)
    if folder == python.prefix { return system(origin, of: python) }

    let sitePackages = "\(folder)/lib/python\(python.minorVersion)/site-packages"
    guard FileSystem.isFolder(sitePackages) else {
      let found = FileSystem.entries("\(folder)/lib").filter { name in
        name.hasPrefix("python") && FileSystem.isFolder("\(folder)/lib/\(name)/site-packages")
      }
      throw found.isEmpty
        ? .notAnEnvironment(folder, origin, python)
        : .otherVersion(folder, origin, python, found: found.map { String($0.dropFirst(6)) })
    }
    return PythonEnvironment(
      origin: origin, folder: folder, sitePackages: sitePackages,
      includesSystemPackages: includesSystemPackages(folder))
  }

  /// The folder that the path names, itself or by its `bin/python`.
  private static func folder(
    at path: String, origin: Origin, for python: LinkedPython
  ) throws(EnvironmentError) -> String {
    let path = FilePaths.trimmed(path)
    if FileSystem.isFolder(path) { return path }
    let name = FilePaths.last(path)
    guard FileSystem.isFile(path), name.hasPrefix("python") else {
      throw .missing(path, origin, python)
    }
    // The path is not resolved: an environment's `python` links to the system's.
    let folder = FilePaths.parent(FilePaths.parent(path))
    let version = name.dropFirst("python".count)
    guard !version.contains(".") || version == python.minorVersion else {
      throw .otherVersion(folder, origin, python, found: [String(version)])
    }
    return folder
  }

  private static func includesSystemPackages(_ folder: String) -> Bool {
    let lines = FileSystem.text("\(folder)/pyvenv.cfg")?.split(whereSeparator: \.isNewline) ?? []
    return lines.contains { line in
      line.lowercased().filter { !$0.isWhitespace } == "include-system-site-packages=true"
    }
  }
}
