#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder for files that are to vanish, also while another thread is writing them.
struct TemporaryFolder: Sendable {
  let path: String

  /// - Returns: the error's number if it cannot be made.
  func make() -> Int32? { mkdir(path, 0o700) == 0 ? nil : errno }

  /// Removes it with the files in it; it does nothing where there is none.
  ///
  /// A file that is made meanwhile is in the way only until the next round, and none can be made in a
  /// folder that is gone.
  func remove() {
    for _ in 0..<100 {
      for name in fileNames(in: path) { unlink(path + "/" + name) }
      guard rmdir(path) != 0, [ENOTEMPTY, EEXIST].contains(errno) else { return }
    }
  }
}

/// The names in a folder; none if it cannot be read.
func fileNames(in folder: String) -> [String] {
  guard let folder = opendir(folder) else { return [] }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
}
