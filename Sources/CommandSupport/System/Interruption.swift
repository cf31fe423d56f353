#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Synchronization

/// Ctrl-C as something to wait for.
///
/// The signal is blocked in every thread and the main thread waits for it, so it is noticed at once
/// whatever the other threads do; no handler runs, and no library can replace one.
package struct Interruption: Sendable {
  package enum Event {
    case interrupted
    case finished
  }

  /// Tells the waiting thread that the work is done.
  private static let done = SIGUSR1

  /// What ends the work early, but with its reports written and nothing left behind.
  private static let stops = [SIGINT, SIGTERM, SIGHUP]

  private let waiting: pthread_t

  /// Whether the work is done: SIGUSR1 may come from anywhere.
  private let isDone = Flag()

  private final class Flag: Sendable { let value = Atomic(false) }

  /// Blocks the signals in this thread and in those that it starts from now on.
  package init() {
    waiting = pthread_self()
    var signals = Self.signals
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// Waits in the thread that made this value.
  ///
  /// After an interruption the next Ctrl-C ends the process.
  package func wait() -> Event {
    var signals = Self.signals
    var number: Int32 = 0
    while true {
      guard sigwait(&signals, &number) == 0 else { continue }
      if number == Self.done {
        if isDone.value.load(ordering: .acquiring) { return .finished }
        continue
      }
      var interrupt = sigset_t()
      sigemptyset(&interrupt)
      for stop in Self.stops {
        signal(stop, SIG_DFL)
        sigaddset(&interrupt, stop)
      }
      pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
      return .interrupted
    }
  }

  /// Ends the wait; from any thread.
  package func finish() {
    isDone.value.store(true, ordering: .releasing)
    pthread_kill(waiting, Self.done)
  }

  private static var signals: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for stop in stops { sigaddset(&signals, stop) }
    sigaddset(&signals, done)
    return signals
  }
}
