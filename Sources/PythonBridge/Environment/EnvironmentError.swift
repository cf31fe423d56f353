/// Why an environment's packages cannot be used.
public enum EnvironmentError: Error, CustomStringConvertible {
  case missing(String, PythonEnvironment.Origin, LinkedPython)
  case notAnEnvironment(String, PythonEnvironment.Origin, LinkedPython)
  case otherVersion(String, PythonEnvironment.Origin, LinkedPython, found: [String])
  case package(String, PythonEnvironment, LinkedPython, reason: PythonError)

  public var description: String {
    switch self {
    case .missing(let path, let origin, let python):
      "there is no Python environment at \(path) (\(origin)); make one with "
        + "`\(python.program) -m venv \(path)`, or \(origin.wayOut)"
    case .notAnEnvironment(let folder, let origin, let python):
      "the folder \(folder) (\(origin)) is no Python environment: it has no "
        + "lib/python\(python.minorVersion)/site-packages; make one with "
        + "`\(python.program) -m venv \(folder)`, or \(origin.wayOut)"
    case .otherVersion(let folder, let origin, let python, let found):
      "the Python environment \(folder) (\(origin)) is for Python "
        + "\(found.joined(separator: ", ")), but this program is linked with Python "
        + "\(python.minorVersion) (\(python.library)), which cannot load its packages; make one "
        + "with `\(python.program) -m venv`, or \(origin.wayOut)"
    case .package(let package, let environment, let python, let reason)
    where reason.isMissingModule(package):
      "the Python package \(package) is missing from \(environment); install it with "
        + "`\(environment.installCommand(for: package, python: python))`"
    case .package(let package, let environment, let python, let reason):
      "the Python package \(package) of \(environment) cannot be imported "
        + "(\(reason.typeName): \(reason.message)); install it again with "
        + "`\(environment.installCommand(for: package, python: python))`"
    }
  }
}

extension PythonEnvironment: CustomStringConvertible {
  public var description: String {
    switch origin {
    case .system: "the system of the linked Python library, \(folder)"
    default: "the environment \(folder) (\(origin))"
    }
  }

  /// The command that adds a package to this environment.
  public func installCommand(for package: String, python: LinkedPython) -> String {
    if sitePackages != nil { return "\(folder)/bin/pip install \(package)" }
    #if os(Linux)
      if folder == "/usr" { return "apt-get install python3-\(package)" }
    #endif
    return "\(python.program) -m pip install \(package)"
  }
}

extension PythonEnvironment.Origin: CustomStringConvertible {
  public var description: String {
    switch self {
    case .configuration: "named explicitly"
    case .variable(let name): "named by \(name)"
    case .system: "the linked library's own"
    }
  }

  /// What to do instead of repairing the environment.
  var wayOut: String {
    switch self {
    case .configuration, .system: "name another one"
    case .variable(let name): "set \(name) to another one, or unset it"
    }
  }
}
