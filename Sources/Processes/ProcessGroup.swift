#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Synchronization

/// A process with whatever it starts, which can be stopped and continued.
///
/// Being a group of its own, it is left alone by a terminal, whose `fg` would continue it; and once
/// its parent is no more, a system ends it (SIGHUP) where it is stopped.
public final class ProcessGroup: Sendable {
  /// The first process's number and the group's; 0 once it is gone.
  private let leader: Mutex<pid_t>

  /// How often it is looked whether it stands, and the time between, in microseconds.
  private static let looks = 10_000
  private static let pauseBetweenLooks: useconds_t = 20

  /// The number that it has while its first process is there, and after that.
  public let number: Int32

  init(leader: pid_t) {
    self.leader = Mutex(leader)
    number = leader
  }

  deinit { end() }

  /// Has none of its threads run until `resume`; returns when none does.
  public func pause() {
    guard let leader = signal(SIGSTOP) else { return }
    // Somebody else may continue it at once: then it is told again, but not for ever.
    for _ in 0..<Self.looks {
      var state = siginfo_t()
      // Without taking the process's end from `end`, if it ended instead.
      let error = waitid(P_PID, id_t(leader), &state, WSTOPPED | WEXITED | WNOWAIT | WNOHANG)
      guard error < 0 || state.si_signo == 0 else { return }
      usleep(Self.pauseBetweenLooks)
      _ = signal(SIGSTOP)
    }
  }

  public func resume() { _ = signal(SIGCONT) }

  /// From any thread: it is told to end at once, stopped or not, and is not waited for.
  public func endWithoutWaiting() { _ = signal(SIGKILL) }

  /// Ends what is left of it, by force, and takes leave of it.
  ///
  /// - Returns: how its first process ended; nil if that was asked before.
  @discardableResult
  public func end() -> ProcessEnd? {
    leader.withLock { leader in
      guard leader > 0 else { return nil }
      kill(-leader, SIGKILL)
      var status: Int32 = 0
      while waitpid(leader, &status, 0) < 0, errno == EINTR {}
      leader = 0
      return ProcessEnd(status: status)
    }
  }

  /// Whether its first process has ended, by itself or not.
  var hasEnded: Bool {
    leader.withLock { leader in
      guard leader > 0 else { return true }
      var state = siginfo_t()
      // Without taking the process's end from `end`.
      let error = waitid(P_PID, id_t(leader), &state, WEXITED | WNOWAIT | WNOHANG)
      return error != 0 || state.si_signo != 0
    }
  }

  /// The resident memory of all its processes, in bytes; nil where that cannot be told.
  var residentBytes: Int? {
    leader.withLock { leader in leader > 0 ? Self.residentBytes(ofGroup: leader) : nil }
  }

  /// - Returns: the leader, unless it is gone.
  private func signal(_ number: Int32) -> pid_t? {
    leader.withLock { leader in
      guard leader > 0 else { return nil }
      kill(-leader, number)
      return leader
    }
  }
}
