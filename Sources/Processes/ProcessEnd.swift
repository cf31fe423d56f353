#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How a process ended.
public struct ProcessEnd: Hashable, Sendable, CustomStringConvertible {
  /// As `waitpid` tells it.
  public let status: Int32

  public init(status: Int32) { self.status = status }

  /// Whether it ended by itself, with exit status 0.
  public var isSuccess: Bool { status == 0 }

  private static let names: [Int32: String] = [
    SIGABRT: "SIGABRT", SIGALRM: "SIGALRM", SIGBUS: "SIGBUS", SIGFPE: "SIGFPE", SIGHUP: "SIGHUP",
    SIGILL: "SIGILL", SIGINT: "SIGINT", SIGKILL: "SIGKILL", SIGPIPE: "SIGPIPE",
    SIGQUIT: "SIGQUIT", SIGSEGV: "SIGSEGV", SIGSYS: "SIGSYS", SIGTERM: "SIGTERM",
    SIGTRAP: "SIGTRAP", SIGUSR1: "SIGUSR1", SIGUSR2: "SIGUSR2", SIGXCPU: "SIGXCPU",
    SIGXFSZ: "SIGXFSZ",
  ]

  /// `signal 11 (SIGSEGV)` or `exit status 3`.
  public var description: String {
    let signal = status & 0x7F
    guard signal != 0 else { return "exit status \(status >> 8 & 0xFF)" }
    return "signal \(signal)" + (Self.names[signal].map { " (\($0))" } ?? "")
  }
}
