internal import _CPython

/// The Python library that this process is linked with.
public struct LinkedPython: Sendable, Hashable {
  /// The library's file.
  public let library: String

  /// The version, such as 3.11.2.
  public let version: String

  /// The interpreter that belongs to the library, such as `<prefix>/bin/python3.11`.
  public let program: String

  /// Major and minor version, such as 3.11: what compiled packages depend on.
  public var minorVersion: String {
    version.split(separator: ".").prefix(2).joined(separator: ".")
  }

  /// The folder above the interpreter's `bin`.
  public var prefix: String {
    FilePaths.parent(FilePaths.parent(program))
  }

  public init(library: String, version: String, program: String) {
    self.library = library
    self.version = version
    self.program = program
  }

  /// Asks the dynamic linker, not PATH: the first `python3` there may be another build.
  ///
  /// - Throws: `InterpreterError.libraryNotFound`.
  public static func current() throws(InterpreterError) -> LinkedPython {
    guard let path = lockstep_library_path(), let text = lockstep_python_version() else {
      throw .libraryNotFound
    }
    // Where /lib is a link to /usr/lib, the prefix would come out as / instead of /usr.
    let library = FileSystem.resolved(String(cString: path))
    let version = String(cString: text).prefix { !$0.isWhitespace }
    return LinkedPython(library: library, version: String(version))
  }

  private init(library: String, version: String) {
    let name = "python" + version.split(separator: ".").prefix(2).joined(separator: ".")
    let folders = sequence(first: FilePaths.parent(library)) { folder in
      folder == "/" || folder == "." ? nil : FilePaths.parent(folder)
    }
    let program = folders.lazy.map { "\($0)/bin/\(name)" }.first { FileSystem.isFile($0) }
    // Without one (a library installed alone) Python still finds its standard library by
    // searching upwards from here.
    self.init(
      library: library, version: version,
      program: program ?? "\(FilePaths.parent(library))/\(name)")
  }
}

/// Paths as text, without looking at the disk.
enum FilePaths {
  /// The folder that the path lies in; "." for a bare name.
  static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func last(_ path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }

  /// The path without slashes at its end.
  static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}
