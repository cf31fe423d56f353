#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension ProcessGroup {
  /// The resident memory of a process, in bytes; nil where that cannot be told.
  static func residentBytes(of process: pid_t) -> Int? {
    #if os(Linux)
      let descriptor = open("/proc/\(process)/statm", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      defer { close(descriptor) }
      var bytes = [UInt8](repeating: 0, count: 256)
      let count = read(descriptor, &bytes, bytes.count)
      // "size resident shared …", in pages.
      let words = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self).split(separator: " ")
      guard words.count > 1, let pages = Int(words[1]) else { return nil }
      return pages * sysconf(Int32(_SC_PAGESIZE))
    #else
      return nil
    #endif
  }
}
