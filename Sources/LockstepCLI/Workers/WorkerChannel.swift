#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import CommandSupport
import Lockstep
import Synchronization

/// A worker's side of what `WorkerProcess` is to the process that started it.
///
/// Whatever the subject prints goes to standard error, and what it reads is empty.
final class WorkerChannel: Sendable {
  private let input: Int32
  private let output: Int32

  /// Messages that are not sent yet.
  private let pending = Mutex<[UInt8]>([])

  /// Held while a file is written, which the end of the process waits for.
  private let isWriting = Mutex(())

  private static let mostPending = 1 << 15

  /// Takes standard input and output, and ends the process as soon as nobody writes to its input.
  ///
  /// - Throws: `CommandFailure`.
  init() throws {
    (input, output) = (
      fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3), fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    )
    let nothing = open("/dev/null", O_RDONLY | O_CLOEXEC)
    guard input >= 0, output >= 0, nothing >= 0, dup2(nothing, STDIN_FILENO) >= 0,
      dup2(STDERR_FILENO, STDOUT_FILENO) >= 0
    else {
      throw CommandFailure(
        .internalError, "a worker has no streams: \(String(cString: strerror(errno)))")
    }
    close(nothing)
    try WorkerThread.start { [self] in
      var watched = pollfd(fd: input, events: 0, revents: 0)
      while poll(&watched, 1, -1) < 0, errno == EINTR {}
      isWriting.withLock { _ in }
      // The other thread may be anywhere: nothing may be torn down.
      _exit(ExitStatus.interrupted.rawValue)
    }
  }

  /// Writes a file; nobody ends this process meanwhile but by SIGKILL.
  func writing<Result>(_ body: () throws -> Result) rethrows -> Result {
    try isWriting.withLock { _ in try body() }
  }

  /// The next work; nil if there will be none.
  ///
  /// - Throws: `MalformedMessage`.
  func nextOrder(_ frames: inout MessageFrames) throws -> WorkOrder? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      if let frame = try frames.next() { return try WorkOrder(frame) }
      let count = read(input, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      frames.add(buffer.prefix(count))
    }
  }

  /// Keeps a message until there are many, or one is sent at once.
  func add(_ message: WorkerMessage) {
    let isMuch = pending.withLock {
      $0 += message.frame
      return $0.count > Self.mostPending
    }
    if isMuch { flush() }
  }

  func send(_ message: WorkerMessage) {
    add(message)
    flush()
  }

  /// Sends what is kept; if nobody reads it any more, the process ends.
  func flush() {
    pending.withLock { bytes in
      var sent = 0
      while sent < bytes.count {
        let count = bytes[sent...].withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { _exit(ExitStatus.interrupted.rawValue) }
        sent += count
      }
      bytes.removeAll(keepingCapacity: true)
    }
  }
}
