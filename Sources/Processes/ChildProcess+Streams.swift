#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Tensors

extension ChildProcess {
  static func isReadable(_ descriptor: Int32) -> Bool {
    guard descriptor >= 0 else { return false }
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, 0) > 0
  }

  /// Reads what is there, or waits for it.
  ///
  /// - Returns: the descriptor, or -1 once it is closed since there will be no more.
  static func take(_ descriptor: Int32, into bytes: inout [UInt8]) -> Int32 {
    withUnsafeTemporaryAllocation(byteCount: 1 << 14, alignment: 1) { buffer in
      var count = read(descriptor, buffer.baseAddress, buffer.count)
      while count < 0, errno == EINTR {
        count = read(descriptor, buffer.baseAddress, buffer.count)
      }
      guard count > 0 else {
        close(descriptor)
        return -1
      }
      bytes += buffer.prefix(count)
      return descriptor
    }
  }

  /// `write`, to which a reader that is gone is an error, and not the end of this process.
  static func writeQuietly(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    var (pipe, before, pending) = (sigset_t(), sigset_t(), sigset_t())
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    sigpending(&pending)
    let wasPending = sigismember(&pending, SIGPIPE) == 1
    pthread_sigmask(SIG_BLOCK, &pipe, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let count = writeBytes(descriptor, bytes)
    let error = errno
    sigpending(&pending)
    if count < 0, error == EPIPE, !wasPending, sigismember(&pending, SIGPIPE) == 1 {
      var signal: Int32 = 0
      sigwait(&pipe, &signal)
    }
    errno = error
    return count
  }

  private static func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Darwin)
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  /// Bytes for a sentence: the last non-empty line, without what moves a cursor, and not too long.
  static func text(_ bytes: [UInt8]) -> String {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let line = lines.last { !$0.allSatisfy(\.isWhitespace) } ?? ""
    return String(line.prefix(500)).printable
  }
}
