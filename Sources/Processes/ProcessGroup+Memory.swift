#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension ProcessGroup {
  /// The resident memory of all processes of a group, in bytes; nil where that cannot be told.
  static func residentBytes(ofGroup group: pid_t) -> Int? {
    #if os(Linux)
      guard let folder = opendir("/proc") else { return nil }
      defer { closedir(folder) }
      var pages = 0
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard let process = pid_t(name), let known = residentPages(of: process) else { continue }
        if known.group == group { pages += known.pages }
      }
      return pages * sysconf(Int32(_SC_PAGESIZE))
    #else
      return nil
    #endif
  }

  #if os(Linux)
    /// Its group, and how many pages of it are in memory.
    ///
    /// The file is "number (name) state parent group …", the pages are the 24th word; a name may hold
    /// anything.
    private static func residentPages(of process: pid_t) -> (group: pid_t, pages: Int)? {
      let descriptor = open("/proc/\(process)/stat", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      defer { close(descriptor) }
      return withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 1) { bytes in
        let count = read(descriptor, bytes.baseAddress, bytes.count)
        let text = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
        guard let end = text.lastIndex(of: ")") else { return nil }
        let words = text[text.index(after: end)...].split(separator: " ")
        guard words.count > 21, let group = pid_t(words[2]), let pages = Int(words[21]) else {
          return nil
        }
        return (group, pages)
      }
    }
  #endif
}
