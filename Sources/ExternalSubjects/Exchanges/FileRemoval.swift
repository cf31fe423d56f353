#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

enum FileRemoval {
  /// Removes a file, if there is one.
  static func remove(_ path: String) { unlink(path) }

  /// Whether anything is there, a link that leads nowhere too.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }
}
