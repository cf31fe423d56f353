#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Lockstep

/// A report's place on disk, opened before the campaign so that a path that cannot be written is
/// known before any work is done.
///
/// The text goes to a new file in the same folder, which takes the path's name when it is complete:
/// no reader ever sees half a report, and an old one survives a failure. A path that exists and is
/// no regular file, such as a pipe or a device, is written in place.
struct ReportFile {
  private let descriptor: Int32
  private let path: String

  /// Nil if the path is written in place.
  private let temporaryPath: String?

  /// - Throws: `WriteFailure` if the path cannot be written.
  init(_ requested: String) throws(WriteFailure) {
    // A symbolic link keeps pointing where it did.
    let path = Self.resolved(requested)
    var information = stat()
    let exists = stat(path, &information) == 0
    if !exists, errno != ENOENT { throw WriteFailure(target: requested, error: errno) }
    if exists, information.st_mode & S_IFMT != S_IFREG {
      // Without waiting: a pipe that nobody reads is refused, and does not hang.
      descriptor = open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
      if descriptor >= 0 { _ = fcntl(descriptor, F_SETFL, O_WRONLY) }
      temporaryPath = nil
    } else {
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      var template = Array("\(folder).lockstep-XXXXXX".utf8CString)
      descriptor = mkstemp(&template)
      temporaryPath = template.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { String(cString: $0) }
      }
      if descriptor >= 0 {
        let mask = umask(0)
        umask(mask)
        fchmod(descriptor, 0o666 & ~mask)
      }
    }
    self.path = path
    guard descriptor >= 0 else { throw WriteFailure(target: requested, error: errno) }
  }

  /// Writes the report and gives it its name.
  ///
  /// - Throws: `WriteFailure`, and leaves what was at the path as it was.
  func commit(_ text: String) throws(WriteFailure) {
    if let error = writeAll(text, to: descriptor) {
      discard()
      throw WriteFailure(target: path, error: error)
    }
    guard close(descriptor) == 0 else {
      let error = errno
      if let temporaryPath { unlink(temporaryPath) }
      throw WriteFailure(target: path, error: error)
    }
    if let temporaryPath, rename(temporaryPath, path) != 0 {
      let error = errno
      unlink(temporaryPath)
      throw WriteFailure(target: path, error: error)
    }
  }

  /// Leaves nothing behind.
  func discard() {
    close(descriptor)
    if let temporaryPath { unlink(temporaryPath) }
  }

  /// The path without links, or nil if nothing is there.
  static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func resolved(_ path: String) -> String {
    if let real = realPath(path) { return real }
    // A link to a file that is yet to be made.
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &buffer, buffer.count)
    guard count > 0 else { return path }
    let target = String(decoding: buffer.prefix(count), as: UTF8.self)
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    return target.hasPrefix("/") ? target : folder + target
  }
}
