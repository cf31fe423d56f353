/// Why the interpreter does not run.
public enum InterpreterError: Error, Hashable, CustomStringConvertible {
  case libraryNotFound
  case start(library: String, reason: String)
  case startedDifferently(environment: String?, requested: String?)

  public var description: String {
    switch self {
    case .libraryNotFound:
      "the Python library that this program is linked with cannot be found on disk; "
        + "install it again (apt-get install libpython3-dev)"
    case .start(let library, let reason):
      "the Python library \(library) cannot start: \(reason); its standard library may be "
        + "missing or damaged, install it again (apt-get install libpython3-dev)"
    case .startedDifferently(let environment, let requested):
      "Python already runs in this process with \(Self.named(environment)), and cannot be "
        + "started again with \(Self.named(requested)); use another process"
    }
  }

  private static func named(_ environment: String?) -> String {
    environment.map { "the environment \($0)" } ?? "the default environment"
  }
}
