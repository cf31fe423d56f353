import ModelFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder on disk.
struct Directory {
  let path: String

  /// The path of a file in it.
  func path(of name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

  /// Whether there is a folder at the path.
  var exists: Bool {
    guard let stream = opendir(path) else { return false }
    closedir(stream)
    return true
  }

  /// Makes it, and the folders that it is in, where they are missing.
  ///
  /// - Throws: `ModelFileError`.
  func make() throws(ModelFileError) {
    guard !path.isEmpty else { throw ModelFileError(path: path, reason: "a folder has a name") }
    var end = path.startIndex
    while end < path.endIndex {
      end = path[path.index(after: end)...].firstIndex(of: "/") ?? path.endIndex
      guard mkdir(String(path[..<end]), 0o777) != 0, errno != EEXIST, end == path.endIndex else {
        continue
      }
      throw failure("made")
    }
  }

  /// The names of what is in it.
  ///
  /// - Throws: `ModelFileError` if it is no folder, or cannot be read.
  func names() throws(ModelFileError) -> [String] {
    guard let stream = opendir(path) else { throw failure("read as a folder") }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      names.append(name)
    }
    guard errno == 0 else { throw failure("read as a folder") }
    return names
  }

  private func failure(_ what: String) -> ModelFileError {
    ModelFileError(path: path, reason: "it cannot be \(what): \(String(cString: strerror(errno)))")
  }
}
