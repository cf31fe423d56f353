#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file, and the copying of it by `cp`, each time to a new one; both are gone in the end.
final class CopiedFile {
  private let path: String
  private let descriptor: Int32
  private var copy: String { path + "-copy" }

  /// - Throws: `CommandFailure` if the folder cannot be written.
  init(in folder: String) throws {
    var template = Array("\(folder)/lockstep-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard descriptor >= 0 else { throw failure("cannot be made") }
  }

  deinit {
    if descriptor >= 0 {
      close(descriptor)
      unlink(path)
      unlink(copy)
    }
  }

  /// Adds bytes to the file that is copied.
  func append(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
      let count = write(descriptor, start, rest.count)
      guard count > 0 else { throw failure("cannot be written") }
      rest = rest.dropFirst(count)
    }
  }

  /// Copies the whole file.
  func run() throws {
    unlink(copy)
    let words: [String] = ["cp", path, copy]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    var status: Int32 = 0
    guard posix_spawnp(&process, "cp", nil, nil, &arguments, environ) == 0,
      waitpid(process, &status, 0) == process, status == 0
    else { throw failure("cannot be copied by cp") }
  }

  private func failure(_ what: String) -> CommandFailure {
    CommandFailure(
      .internalError,
      "\(path): the file \(what): \(String(cString: strerror(errno))); choose another folder with "
        + "--scratch")
  }
}
