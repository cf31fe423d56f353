#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Tensors

/// A process with pipes for its standard streams, in a group of its own; it ends with its last
/// reference, and with it whatever it has started.
public final class ChildProcess {
  public let group: ProcessGroup
  private let limits: ProcessLimits
  private var input: Int32
  private var output: Int32
  private var errors: Int32

  /// What it has printed that nobody has taken.
  private var printed: [UInt8] = []

  /// The end of what it has printed on standard error.
  private var complaints: [UInt8] = []

  /// So much of standard error is kept.
  private static let mostComplaints = 4096

  /// The time between two looks at its memory, and the next one.
  private static let look = Duration.milliseconds(50)
  private var nextLook = ContinuousClock.now + look

  /// How long one that has closed its output may take to end by itself.
  private static let grace = Duration.seconds(1)

  /// - Throws: `ProcessFailure.notStarted`.
  public init(_ program: ProcessProgram, limits: ProcessLimits) throws(ProcessFailure) {
    self.limits = limits
    let pipes: [Pipe]
    do { pipes = [try Pipe(), try Pipe(), try Pipe()] } catch {
      throw .notStarted(program: program.path, reason: "\(error)")
    }
    (input, output, errors) = (pipes[0].writeEnd, pipes[1].readEnd, pipes[2].readEnd)
    var process: pid_t = 0
    let error = Self.spawn(
      program, input: pipes[0].readEnd, output: pipes[1].writeEnd, errors: pipes[2].writeEnd,
      &process)
    for descriptor in [pipes[0].readEnd, pipes[1].writeEnd, pipes[2].writeEnd] { close(descriptor) }
    group = ProcessGroup(leader: process)
    guard error == 0 else {
      throw .notStarted(program: program.path, reason: String(cString: strerror(error)))
    }
  }

  deinit {
    for descriptor in [input, output, errors] where descriptor >= 0 { close(descriptor) }
    group.end()
  }

  /// Writes to its standard input.
  ///
  /// - Throws: `ProcessFailure.ended`.
  public func write(_ text: String) throws(ProcessFailure) {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { Self.writeQuietly(input, $0) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure() }
      sent += count
    }
  }

  /// Ends its standard input.
  public func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// Takes what it has printed up to the next line's end, without waiting; nil if there is none.
  private func takeLine() -> String? {
    guard let newline = printed.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let line = String(decoding: printed[..<newline], as: UTF8.self)
    printed.removeSubrange(...newline)
    return line
  }

  /// Waits for its next line.
  ///
  /// - Parameter longest: how many bytes it may have.
  /// - Throws: `ProcessFailure`.
  public func line(longest: Int) throws(ProcessFailure) -> String {
    let deadline = ContinuousClock.now + limits.answer
    while true {
      if let line = takeLine() { return line }
      guard printed.count <= longest else {
        group.end()
        throw .endless(bytes: printed.count)
      }
      guard output >= 0, try read(until: deadline) else { throw failure() }
    }
  }

  /// Waits for its end.
  ///
  /// - Throws: `ProcessFailure` if it had to be ended.
  public func end() throws(ProcessFailure) -> ProcessEnd {
    let deadline = ContinuousClock.now + limits.answer
    while try read(until: deadline) {
      // Whoever waits for the end does not listen.
      if printed.count > Self.mostComplaints {
        printed.removeFirst(printed.count - Self.mostComplaints)
      }
    }
    while !group.hasEnded {
      try refuseLimits(deadline)
      usleep(1000)
    }
    return group.end() ?? ProcessEnd(status: 0)
  }

  /// Whatever it has printed and nobody has asked for, without waiting.
  ///
  /// - Throws: `ProcessFailure` if it has ended.
  public func unasked() throws(ProcessFailure) -> String? {
    while printed.count < Self.mostComplaints, Self.isReadable(output) {
      output = Self.take(output, into: &printed)
    }
    if output < 0 { throw failure() }
    return printed.isEmpty ? nil : Self.text(printed)
  }

  /// The last that it has printed on standard error, else on standard output, as one line.
  public var lastWords: String {
    let complaint = Self.text(complaints)
    return complaint.isEmpty ? Self.text(printed) : complaint
  }

  /// Reads what it prints, or waits for it.
  ///
  /// - Returns: false once there will be no more.
  /// - Throws: `ProcessFailure` if a limit is reached.
  private func read(until deadline: ContinuousClock.Instant) throws(ProcessFailure) -> Bool {
    guard output >= 0 || errors >= 0 else { return false }
    if ContinuousClock.now >= nextLook {
      nextLook = ContinuousClock.now + Self.look
      try refuseLimits(deadline)
    }
    var watched = [output, errors].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let ready = poll(&watched, nfds_t(watched.count), Int32(Self.look / .milliseconds(1)))
    // A program that it has started may hold the streams open.
    if ready == 0 { return !group.hasEnded }
    guard ready > 0 else { return true }
    if watched[1].revents != 0 {
      errors = Self.take(errors, into: &complaints)
      complaints.removeFirst(max(complaints.count - Self.mostComplaints, 0))
    }
    if watched[0].revents != 0 { output = Self.take(output, into: &printed) }
    return true
  }

  private func refuseLimits(_ deadline: ContinuousClock.Instant) throws(ProcessFailure) {
    if let most = limits.memory, let bytes = group.residentBytes, bytes > most {
      group.end()
      throw .tooMuchMemory(megabytes: most >> 20)
    }
    guard ContinuousClock.now > deadline else { return }
    group.end()
    throw .noAnswer(seconds: limits.answer / .seconds(1), lastWords: lastWords)
  }

  /// It is gone, or will not say more.
  private func failure() -> ProcessFailure {
    let deadline = ContinuousClock.now + Self.grace
    while let isOpen = try? read(until: deadline), isOpen {}
    while !group.hasEnded, ContinuousClock.now < deadline { usleep(500) }
    let end = group.end() ?? ProcessEnd(status: SIGKILL)
    return .ended(end, lastWords: lastWords)
  }
}
