#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension AtomicFile {
  /// What the names of files that are not complete begin with.
  static let temporaryPrefix = ".lockstep-"

  /// Removes what killed processes left in a folder: files that were never completed, and that nobody
  /// has written to for an hour.
  ///
  /// - Parameter names: those of the files in the folder.
  package static func removeLeftovers(in folder: String, names: [String]) {
    let now = time(nil)
    for name in names where name.hasPrefix(temporaryPrefix) && name.utf8.count == 16 {
      var status = stat()
      let path = folder + "/" + name
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
        now - status.modified > 3600
      else { continue }
      unlink(path)
    }
  }
}

extension stat {
  fileprivate var modified: time_t {
    #if canImport(Darwin)
      st_mtimespec.tv_sec
    #else
      st_mtim.tv_sec
    #endif
  }
}
