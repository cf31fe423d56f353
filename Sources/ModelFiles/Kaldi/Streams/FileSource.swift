#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes of a file, a pipe, a device or standard input, read as they are asked for.
///
/// Not mapped: an archive may be larger than the address space's comfort, and a pipe has no map.
final class FileSource: ByteSource {
  private let path: String
  private let descriptor: Int32

  /// The length of a regular file; nil for all else.
  private let length: Int?

  private var position = 0

  /// - Throws: `ModelFileError` if it cannot be opened. A pipe is waited for.
  init(path: String) throws(ModelFileError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      length = nil
      throw Self.failure(path, "opened")
    }
    length = Self.length(of: descriptor)
  }

  /// Standard input, which stays open.
  ///
  /// - Throws: `ModelFileError` if there is none.
  init(standardInput path: String) throws(ModelFileError) {
    self.path = path
    descriptor = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
    // Not taken for a file even if it is one: it may have been read from before.
    length = nil
    guard descriptor >= 0 else { throw Self.failure(path, "opened") }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  var remaining: Int? { length.map { max(0, $0 - position) } }

  func read(into target: UnsafeMutableRawBufferPointer) throws(ModelFileError) -> Int {
    while true {
      let count = Self.systemRead(descriptor, target)
      if count >= 0 {
        position += count
        return count
      }
      if errno == EAGAIN || errno == EWOULDBLOCK {
        // Whoever shares the descriptor may have set it so.
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&request, 1, -1)
      } else if errno != EINTR {
        throw Self.failure(path, "read")
      }
    }
  }

  func seek(to offset: Int) -> Bool {
    guard length != nil, lseek(descriptor, off_t(offset), SEEK_SET) == off_t(offset) else {
      return false
    }
    position = offset
    return true
  }

  private static func length(of descriptor: Int32) -> Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  private static func failure(_ path: String, _ what: String) -> ModelFileError {
    ModelFileError(path: path, reason: "it cannot be \(what): \(String(cString: strerror(errno)))")
  }

  private static func systemRead(
    _ descriptor: Int32, _ target: UnsafeMutableRawBufferPointer
  ) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, target.baseAddress, target.count)
    #elseif canImport(Musl)
      Musl.read(descriptor, target.baseAddress, target.count)
    #else
      Darwin.read(descriptor, target.baseAddress, target.count)
    #endif
  }
}
