#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Tensors

/// Where a program is.
enum ExecutablePath {
  /// The absolute path of a program: as it is named if there is a slash in the name, else the first of
  /// that name in `PATH`.
  ///
  /// - Throws: `MalformedCommand.noProgram` if there is none that may be run.
  static func find(_ name: String) throws(MalformedCommand) -> String {
    if name.contains("/") {
      let path = absolute(name)
      guard access(path, F_OK) == 0 else {
        throw .noProgram(name.printable, reason: String(cString: strerror(errno)))
      }
      guard isFile(path) else { throw .noProgram(name.printable, reason: "it is no file") }
      guard access(path, X_OK) == 0 else {
        throw .noProgram(
          name.printable,
          reason: "it may not be run (\(String(cString: strerror(errno)))); try chmod +x"
        )
      }
      return path
    }
    let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    for folder in folders.split(separator: ":") {
      let path = "\(folder)/\(name)"
      if isFile(path), access(path, X_OK) == 0 { return absolute(path) }
    }
    throw .noProgram(
      name.printable,
      reason: "no such program in PATH"
        + (access(name, F_OK) == 0 ? "; for the file here write ./\(name.printable)" : ""))
  }

  /// With its links as they are: to a virtual environment's Python they matter.
  private static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }

  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
