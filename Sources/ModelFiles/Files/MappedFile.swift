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
    let (descriptor, length) = try Self.open(path)
    defer { close(descriptor) }
    self.path = path
    memory = nil
    guard length > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    guard let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { throw Self.failure(path, "mapped into memory") }
    bytes = UnsafeRawBufferPointer(start: start, count: length)
  }

  /// A copy of a file that another program may still change.
  ///
  /// - Parameter limit: the most bytes that it may have.
  /// - Throws: `ModelFileError` if it cannot be read, is no regular file, or is larger.
  public init(copying path: String, limit: Int) throws(ModelFileError) {
    let (descriptor, length) = try Self.open(path)
    defer { close(descriptor) }
    guard length <= limit else {
      throw ModelFileError(
        path: path, reason: "it is of \(length) bytes, and \(limit) are the most that it can need")
    }
    guard let memory = OwnedBytes(count: length) else {
      throw ModelFileError(path: path, reason: "there is no memory for its bytes")
    }
    var end = 0
    while end < length {
      let count = read(descriptor, memory.bytes.baseAddress?.advanced(by: end), length - end)
      if count < 0 {
        if errno == EINTR { continue }
        throw Self.failure(path, "read")
      }
      if count == 0 { break }
      end += count
    }
    self.path = path
    self.memory = memory
    bytes = UnsafeRawBufferPointer(rebasing: memory.bytes[..<end])
  }

  /// Opens a regular file; its descriptor, and its length.
  private static func open(
    _ path: String
  ) throws(ModelFileError) -> (descriptor: Int32, length: Int) {
    // Without O_NONBLOCK the opening of a pipe waits for its writer.
    let descriptor = systemOpen(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure(path, "opened") }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      defer { close(descriptor) }
      throw failure(path, "read")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw ModelFileError(path: path, reason: "it is no regular file")
    }
    return (descriptor, Int(status.st_size))
  }

  private static func failure(_ path: String, _ what: String) -> ModelFileError {
    ModelFileError(path: path, reason: "it cannot be \(what): \(String(cString: strerror(errno)))")
  }

  /// Bytes in memory that pass for the file at a path: tests and fuzzing need no disk.
  ///
  /// - Throws: `ModelFileError` if there is no memory for a copy.
  package init(path: String, holding contents: some Collection<UInt8>) throws(ModelFileError) {
    guard let memory = OwnedBytes(count: contents.count) else {
      throw ModelFileError(path: path, reason: "there is no memory for its bytes")
    }
    memory.bytes.copyBytes(from: contents)
    self.path = path
    self.memory = memory
    bytes = UnsafeRawBufferPointer(memory.bytes)
  }

  /// Whether it begins as what gzip makes does.
  public var isGzipped: Bool { bytes.starts(with: GzipSource.magic) }

  deinit {
    if memory == nil, let start = bytes.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    }
  }
}

/// Inside the class the name `open` is another's.
private func systemOpen(_ path: String, _ flags: Int32) -> Int32 { open(path, flags) }
