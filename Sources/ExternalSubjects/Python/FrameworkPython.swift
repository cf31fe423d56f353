#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
public import PythonBridge

/// The interpreter that frameworks run in, each in a process of its own.
public struct FrameworkPython: Hashable, Sendable {
  /// The environment variable that names the frameworks' virtual environment.
  public static let variable = "LOCKSTEP_FRAMEWORKS"

  /// The interpreter's path.
  public let program: String

  /// The named environment, else that of `LOCKSTEP_FRAMEWORKS`, else the one that is embedded.
  ///
  /// - Parameter folder: a virtual environment.
  /// - Throws: `NoFrameworks` if the one that is named has no interpreter.
  public init(
    folder: String?, otherwise embedded: PythonEnvironment, _ python: LinkedPython
  ) throws(NoFrameworks) {
    let variable = getenv(Self.variable).map { String(cString: $0) } ?? ""
    if let folder = folder ?? (variable.isEmpty ? nil : variable) {
      program = folder + "/bin/python"
      guard access(program, X_OK) == 0 else {
        throw NoFrameworks(
          folder: folder, origin: folder == variable ? Self.variable : "--frameworks")
      }
    } else if embedded.sitePackages != nil {
      program = embedded.folder + "/bin/python"
    } else {
      program = python.program
    }
  }
}

/// A folder that should hold the frameworks is no virtual environment.
public struct NoFrameworks: Error, Hashable, CustomStringConvertible {
  public let folder: String

  /// Who named it.
  public let origin: String

  public var description: String {
    "\(origin) names the folder \(folder), which has no bin/python; name a virtual environment, or "
      + "make one with ci/setup --frameworks"
  }
}
