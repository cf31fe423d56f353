#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder on disk.
package struct Directory: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  /// Makes a new one of this user's alone, with a name that nobody can take before.
  ///
  /// - Parameter prefix: what its name begins with.
  /// - Throws: `ModelFileError` naming `parent` if it cannot be made.
  package static func temporary(
    in parent: String, prefix: String
  ) throws(ModelFileError) -> Directory {
    var template = Array("\(parent)/\(prefix)XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw ModelFileError(
        path: parent,
        reason: "no folder can be made in it: \(String(cString: strerror(errno)))",
        remedy: "Choose another place with TMPDIR.")
    }
    return Directory(
      path: String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
  }

  /// The path of a file in it.
  package func path(of name: String) -> String {
    path.hasSuffix("/") ? path + name : "\(path)/\(name)"
  }

  /// Whether there is anything at a path, such as a file or a link to nothing.
  package static func holdsSomething(at path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Whether there is a folder at the path.
  package var exists: Bool {
    guard let stream = opendir(path) else { return false }
    closedir(stream)
    return true
  }

  /// Makes it, and the folders that it is in, where they are missing.
  ///
  /// - Throws: `ModelFileError`.
  package func make() throws(ModelFileError) {
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

  /// Makes it for this user alone, where there is nothing yet and its parent is.
  ///
  /// - Returns: the error's number if it cannot be made.
  package func makeNew() -> Int32? { mkdir(path, 0o700) == 0 ? nil : errno }

  /// Removes it with the files in it, also while another thread is writing them; it does nothing where
  /// there is none.
  ///
  /// A file that is made meanwhile is in the way only until the next round, and none can be made in a
  /// folder that is gone.
  package func remove() {
    for _ in 0..<100 {
      for name in (try? names()) ?? [] { unlink(self.path(of: name)) }
      guard rmdir(path) != 0, [ENOTEMPTY, EEXIST].contains(errno) else { return }
    }
  }

  /// The names of what is in it.
  ///
  /// - Throws: `ModelFileError` if it is no folder, or cannot be read.
  package func names() throws(ModelFileError) -> [String] {
    guard let stream = opendir(path) else { throw failure("read as a folder") }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw failure("read as a folder") }
    return names
  }

  private func failure(_ what: String) -> ModelFileError {
    ModelFileError(path: path, reason: "it cannot be \(what): \(String(cString: strerror(errno)))")
  }
}
