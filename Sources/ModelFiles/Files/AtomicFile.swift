#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that takes its name when it is complete: no reader ever sees half of it, and what was
/// there before survives a failure.
///
/// The bytes go to a new file in the same folder, which is removed if it is never committed. A path
/// that exists and is no regular file, such as a pipe or a device, is written in place.
public final class AtomicFile {
  /// As given.
  public let path: String

  /// The bytes that were written.
  public private(set) var count = 0

  /// The path with links followed, which keep pointing where they did.
  private let target: String

  /// Where the bytes are until the file has its name.
  ///
  /// That is what is to be removed by whoever ends the process without an unwinding. Nil if the path is written in place, and after the end.
  public private(set) var temporaryPath: String?

  private var descriptor: Int32

  /// What is yet to be written.
  private var buffer: [UInt8] = []

  private static let bufferSize = 1 << 16

  /// - Throws: `ModelFileError` if the path cannot be written.
  public init(path: String) throws(ModelFileError) {
    self.path = path
    let target = Self.resolved(path)
    self.target = target
    var status = stat()
    let exists = stat(target, &status) == 0
    // A name that no file can have would be found out only at the end.
    if !exists, errno != ENOENT {
      descriptor = -1
    } else if exists, status.st_mode & S_IFMT != S_IFREG {
      // Without waiting: a pipe that nobody reads is refused, and does not hang.
      descriptor = open(target, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
      if descriptor >= 0 { _ = fcntl(descriptor, F_SETFL, O_WRONLY) }
    } else {
      let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
      var template = Array("\(folder)\(Self.temporaryPrefix)XXXXXX".utf8CString)
      descriptor = mkstemp(&template)
      if descriptor >= 0 {
        let mask = umask(0)
        umask(mask)
        fchmod(descriptor, 0o666 & ~mask)
        let name = template.dropLast().map { UInt8(bitPattern: $0) }
        temporaryPath = String(decoding: name, as: UTF8.self)
      }
    }
    guard descriptor >= 0 else { throw failure() }
  }

  /// Standard output, which is written in place.
  ///
  /// - Parameter path: what it is called in errors.
  /// - Throws: `ModelFileError` if there is none.
  public init(standardOutput path: String) throws(ModelFileError) {
    self.path = path
    target = path
    descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0)
    guard descriptor >= 0 else { throw failure() }
  }

  deinit { discard() }

  /// Leaves what was at the path as it was, and nothing beside it; after `commit` it does nothing.
  public func discard() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
    if let temporaryPath { unlink(temporaryPath) }
    temporaryPath = nil
  }

  /// Appends bytes.
  ///
  /// - Throws: `ModelFileError`.
  public func write(_ bytes: UnsafeRawBufferPointer) throws(ModelFileError) {
    count += bytes.count
    if buffer.count + bytes.count <= Self.bufferSize {
      buffer.append(contentsOf: bytes)
    } else {
      try flush()
      try writeThrough(bytes)
    }
  }

  /// Appends bytes.
  ///
  /// - Throws: `ModelFileError`.
  public func write(_ bytes: [UInt8]) throws(ModelFileError) {
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(ModelFileError) in try write(bytes) }
    }
    try result.get()
  }

  /// Gives the file its name.
  ///
  /// - Parameter isDurable: whether to wait until the disk has the bytes.
  /// - Throws: `ModelFileError`, and leaves what was at the path as it was.
  public func commit(isDurable: Bool = false) throws(ModelFileError) {
    try flush()
    // Pipes and devices cannot be waited for.
    if isDurable, temporaryPath != nil, fsync(descriptor) != 0 { throw failure() }
    let open = descriptor
    descriptor = -1
    guard close(open) == 0 else { throw failure() }
    if let temporaryPath {
      guard rename(temporaryPath, target) == 0 else { throw failure() }
      self.temporaryPath = nil
    }
  }

  /// Hands over to the system what was written.
  ///
  /// - Throws: `ModelFileError`.
  func flush() throws(ModelFileError) {
    let pending = buffer
    buffer.removeAll(keepingCapacity: true)
    let result = pending.withUnsafeBytes { bytes in
      Result { () throws(ModelFileError) in try writeThrough(bytes) }
    }
    try result.get()
  }

  private func writeThrough(_ bytes: UnsafeRawBufferPointer) throws(ModelFileError) {
    var rest = bytes[...]
    while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
      let written = Self.systemWrite(descriptor, start, rest.count)
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw failure() }
      rest = rest.dropFirst(written)
    }
  }

  private static func systemWrite(
    _ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, start, count)
    #elseif canImport(Musl)
      Musl.write(descriptor, start, count)
    #else
      Darwin.write(descriptor, start, count)
    #endif
  }

  private func failure() -> ModelFileError {
    ModelFileError(path: path, reason: "it cannot be written: \(String(cString: strerror(errno)))")
  }

  private static func resolved(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    // A link to a file that is yet to be made.
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &buffer, buffer.count)
    guard count > 0 else { return path }
    let target = String(decoding: buffer.prefix(count), as: UTF8.self)
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    return target.hasPrefix("/") ? target : folder + target
  }
}
