#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file's bytes, mapped into memory: only what is looked at is read.
///
/// If another program truncates the file meanwhile, looking at what is gone ends the process, as
/// with every mapped file.
public final class MappedFile: Sendable {
  public let path: String

  /// The whole file.
  ///
  /// Valid as long as this object lives: keep it beside what is read from it.
  nonisolated(unsafe) public let bytes: UnsafeRawBufferPointer

  /// What holds the bytes if no file does.
  private let memory: OwnedBytes?

  /// - Throws: `ModelFileError` if it cannot be opened or is no regular file.
  public init(path: String) throws(ModelFileError) {
    func failure(_ what: String) -> ModelFileError {
      ModelFileError(
        path: path, reason: "it cannot be \(what): \(String(cString: strerror(errno)))")
    }
    self.path = path
    memory = nil
    // Without O_NONBLOCK the opening of a pipe waits for its writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure("opened") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure("read") }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ModelFileError(path: path, reason: "it is no regular file")
    }
    let length = Int(status.st_size)
    guard length > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    guard let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { throw failure("mapped into memory") }
    bytes = UnsafeRawBufferPointer(start: start, count: length)
  }

  /// Bytes in memory that pass for the file at a path: tests and fuzzing need no disk.
  ///
  /// - Throws: `ModelFileError` if there is no memory for a copy.
  init(path: String, holding contents: some Collection<UInt8>) throws(ModelFileError) {
    guard let memory = OwnedBytes(count: contents.count) else {
      throw ModelFileError(path: path, reason: "there is no memory for its bytes")
    }
    memory.bytes.copyBytes(from: contents)
    self.path = path
    self.memory = memory
    bytes = UnsafeRawBufferPointer(memory.bytes)
  }

  deinit {
    if memory == nil, let start = bytes.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    }
  }
}
