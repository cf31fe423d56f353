#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import CommandSupport
import Lockstep
import Processes

/// A process of this program that judges cases: orders go in, messages come out.
final class WorkerProcess {
  /// What the ledger calls it.
  let number: Int

  private let process: pid_t
  private let input: Int32
  let output: Int32
  private var frames = MessageFrames()

  /// The cases that the subject runs on, as far as is known.
  private(set) var running: Range<Int>?

  /// Whether it has said so.
  var isReady = false

  private let start = ContinuousClock.now

  /// How long it may take to be ready, in seconds: imports from a cold disk.
  private static let patience = 120.0

  /// Whether it has taken too long to be ready.
  var isOverdue: Bool { !isReady && (ContinuousClock.now - start) / .seconds(1) > Self.patience }

  /// Starts it.
  ///
  /// It ends by itself once this process is no more, since its input ends then. Signals that are
  /// blocked here are blocked there: Ctrl-C is for this process to answer.
  ///
  /// - Throws: `CommandFailure`.
  init(number: Int, arguments: [String]) throws {
    self.number = number
    let (orders, messages) = (try Self.pipe(), try Self.pipe())
    defer {
      close(orders.readEnd)
      close(messages.writeEnd)
    }
    (input, output) = (orders.writeEnd, messages.readEnd)
    let actions = UnsafeMutablePointer<posix_spawn_file_actions_t>.allocate(capacity: 1)
    posix_spawn_file_actions_init(actions)
    defer {
      posix_spawn_file_actions_destroy(actions)
      actions.deallocate()
    }
    posix_spawn_file_actions_adddup2(actions, orders.readEnd, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(actions, messages.writeEnd, STDOUT_FILENO)
    var words: [UnsafeMutablePointer<CChar>?] =
      ([CommandLine.arguments.first ?? "lockstep"] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let error = posix_spawn(&process, Self.program, actions, nil, &words, environ)
    guard error == 0 else {
      close(input)
      close(output)
      throw CommandFailure(
        .internalError, "cannot start a worker process: \(String(cString: strerror(error)))")
    }
    self.process = process
  }

  private static func pipe() throws -> Pipe {
    do { return try Pipe() } catch {
      throw CommandFailure(
        .internalError, "cannot start a worker process: \(error); use fewer --jobs")
    }
  }

  /// This very program, also where its file was replaced meanwhile.
  static var program: String {
    #if os(Linux)
      "/proc/self/exe"
    #else
      realPath(CommandLine.arguments[0]) ?? CommandLine.arguments[0]
    #endif
  }

  /// Gives it work; whether it is dead, reading tells.
  func send(_ order: WorkOrder) {
    let frame = order.frame
    var sent = 0
    while sent < frame.count {
      let count = frame[sent...].withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// Reads what is there; false once there will be no more.
  func read() -> Bool {
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
      var count: Int
      repeat { count = Self.read(output, buffer) } while count < 0 && errno == EINTR
      guard count > 0 else { return false }
      frames.add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      return true
    }
  }

  private static func read(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Darwin)
      Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  /// The next message of what was read.
  ///
  /// - Throws: `MalformedMessage`.
  func next(subject: String, seed: UInt64) throws -> WorkerMessage? {
    guard let frame = try frames.next() else { return nil }
    let message = try WorkerMessage(frame, subject: subject, seed: seed)
    switch message {
    case .running(let indices): running = indices
    case .returned, .ready: running = nil
    case .judged, .lookedInto, .shrinking, .notKept, .failure: break
    }
    return message
  }

  /// Ends it, which reading then tells.
  func kill() { _ = signal(SIGKILL) }

  private func signal(_ number: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.kill(process, number)
    #elseif canImport(Musl)
      Musl.kill(process, number)
    #elseif canImport(Darwin)
      Darwin.kill(process, number)
    #endif
  }

  /// Makes sure that it is no more, and says how it ended.
  func end() -> ProcessEnd {
    close(input)
    close(output)
    // Of no effect if it is ending already, as it is when there is nothing left to read.
    kill()
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return ProcessEnd(status: status)
  }
}
