#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import CommandSupport
import Lockstep

/// A file, and the copying of it by `cp`, each time to a new one.
///
/// They have no names, so that nothing is left however the process ends: `cp` is told the
/// descriptors.
final class CopiedFile {
  private let folder: String
  private let descriptor: Int32

  /// - Throws: `CommandFailure` if the folder cannot be written.
  init(in folder: String) throws {
    self.folder = folder
    descriptor = CopiedFile.unnamed(in: folder)
    guard descriptor >= 0 else { throw failure("made") }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Adds bytes to the file that is copied.
  func append(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
      let count = write(descriptor, start, rest.count)
      guard count > 0 else { throw failure("written") }
      rest = rest.dropFirst(count)
    }
  }

  /// Copies the whole file.
  func run() throws {
    let copy = CopiedFile.unnamed(in: folder)
    guard copy >= 0 else { throw failure("made") }
    defer { close(copy) }
    lseek(descriptor, 0, SEEK_SET)
    let words: [String] = ["cp", "/dev/fd/\(descriptor)", "/dev/fd/\(copy)"]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    var status: Int32 = 0
    guard posix_spawnp(&process, "cp", nil, nil, &arguments, environ) == 0,
      waitpid(process, &status, 0) == process, status == 0
    else { throw failure("copied by cp") }
  }

  private func failure(_ what: String) -> CommandFailure {
    CommandFailure(
      .internalError,
      "\(folder.printable): the file to be copied cannot be \(what): "
        + "\(String(cString: strerror(errno))); choose another folder with --scratch")
  }

  /// A new file without a name; negative if there can be none.
  private static func unnamed(in folder: String) -> Int32 {
    var template = Array("\(folder)/lockstep-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    if descriptor >= 0 { unlink(template) }
    return descriptor
  }
}
