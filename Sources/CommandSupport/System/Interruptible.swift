import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Work on a thread of its own, so that Ctrl-C is answered at once.
package enum Interruptible {
  /// - Parameters:
  ///   - interrupted: what is to be done before an interruption ends the process; the other thread may
  ///     be anywhere, so that nothing may be torn down. False if all is done, and the work ends itself.
  ///   - message: what is said then.
  ///   - body: the work.
  /// - Returns: what the work returned.
  /// - Throws: what the work threw, or `CommandFailure` if there is no thread for it.
  package static func run<Result: Sendable>(
    message: String = "interrupted: nothing was written", interrupted: () -> Bool,
    _ body: @escaping @Sendable () throws -> Result
  ) throws -> Result {
    let interruption = Interruption()
    let outcome = Mutex<Swift.Result<Result, any Error>?>(nil)
    try WorkerThread.start {
      let result = Swift.Result { try body() }
      outcome.withLock { $0 = result }
      interruption.finish()
    }
    if interruption.wait() == .interrupted {
      if interrupted() {
        StandardStream.error.writeIfPossible(message + "\n")
        _exit(ExitStatus.interrupted.rawValue)
      }
      _ = interruption.wait()
    }
    guard let result = outcome.withLock({ $0 }) else {
      throw CommandFailure(.internalError, "the work ended without a result")
    }
    return try result.get()
  }
}
