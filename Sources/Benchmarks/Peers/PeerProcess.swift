#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Tensors

/// A process that is asked a line and answers a line.
///
/// It runs while an answer is due and is stopped between: idle threads of frameworks look for work on
/// and on, and would take the processors of whatever has its turn. It ends with its last reference.
final class PeerProcess {
  /// How long an answer may take: imports from a cold disk, or a compilation.
  private static let patience = 300

  private static let longestAnswer = 1 << 14

  private let group: ProcessGroup
  private let requests: Int32
  private let answers: Int32
  private let errors: String
  private var buffer: [UInt8] = []

  /// Set when it cannot be asked any more.
  private var end: PeerFailure?

  /// It is running then: its first answer, a greeting, is due without a question.
  ///
  /// - Parameters:
  ///   - errors: the file that its standard error goes to.
  ///   - running: what else may end it.
  /// - Throws: `PeerFailure.notStarted`.
  init(
    python: String, arguments: [String], threads: Int, errors: String, among running: RunningPeers
  ) throws(PeerFailure) {
    self.errors = errors
    var (input, output): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    guard Self.makePipe(&input), Self.makePipe(&output) else {
      throw .notStarted(program: python, reason: String(cString: strerror(errno)))
    }
    var process: pid_t = 0
    let status = Self.spawn(
      python, arguments, threads: threads, input: input[0], output: output[1], errors: errors,
      &process)
    close(input[0])
    close(output[1])
    guard status == 0 else {
      close(input[1])
      close(output[0])
      throw .notStarted(program: python, reason: String(cString: strerror(status)))
    }
    (requests, answers) = (input[1], output[0])
    group = ProcessGroup(leader: process)
    running.add(group)
  }

  deinit {
    close(requests)
    close(answers)
    group.end()
  }

  /// Asks, and lets it run until it has answered.
  ///
  /// - Throws: `PeerFailure.ended`.
  func send(_ request: String) throws(PeerFailure) {
    if let end { throw end }
    // A request is shorter than what a pipe takes at once.
    let bytes = Array((request + "\n").utf8)
    if write(requests, bytes, bytes.count) != bytes.count { throw failure() }
    group.resume()
  }

  /// The next line, as its first word and the rest.
  ///
  /// - Throws: `PeerFailure` if there is none.
  func answer() throws(PeerFailure) -> (word: String, text: String) {
    if let end { throw end }
    let deadline = ContinuousClock.now + .seconds(Self.patience)
    while true {
      if let newline = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: buffer[..<newline], as: UTF8.self).printable
        buffer.removeSubrange(...newline)
        group.pause()
        let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
        return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
      }
      var poll = pollfd(fd: answers, events: Int16(POLLIN), revents: 0)
      let left = (deadline - ContinuousClock.now) / .milliseconds(1)
      let ready = Self.wait(&poll, Int32(max(left, 0)))
      if ready < 0, errno == EINTR { continue }
      guard ready > 0, buffer.count < Self.longestAnswer else {
        let failure = PeerFailure.noAnswer(seconds: Self.patience)
        end = failure
        group.end()
        throw failure
      }
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = read(answers, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure() }
      buffer += bytes.prefix(count)
    }
  }

  /// The process is gone: its last words are the last line of its standard error.
  private func failure() -> PeerFailure {
    let lines = Self.tail(of: errors).split(separator: "\n", omittingEmptySubsequences: true)
    let words = lines.last { !$0.allSatisfy(\.isWhitespace) }.map { String($0.prefix(500)) }
    let failure = PeerFailure.ended(lastWords: (words ?? "").printable)
    end = failure
    return failure
  }

  private static func makePipe(_ ends: inout [Int32]) -> Bool {
    guard pipe(&ends) == 0 else { return false }
    // No other process is to hold them open.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return true
  }

  private static func wait(_ descriptor: inout pollfd, _ milliseconds: Int32) -> Int32 {
    poll(&descriptor, 1, milliseconds)
  }

  /// The end of a file; empty if it cannot be read.
  private static func tail(of path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    lseek(descriptor, max(lseek(descriptor, 0, SEEK_END) - off_t(bytes.count), 0), SEEK_SET)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
  }
}
