#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import ModelFiles

enum FileRemoval {
  /// Removes a file, if there is one.
  ///
  /// - Throws: `ModelFileError` if it stays.
  static func remove(_ path: String) throws(ModelFileError) {
    guard unlink(path) != 0, errno != ENOENT else { return }
    throw ModelFileError(path: path, reason: String(cString: strerror(errno)))
  }
}
