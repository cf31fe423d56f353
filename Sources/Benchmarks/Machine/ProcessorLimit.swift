internal import _MachineLimits

/// How many processors this thread, and whatever it starts, may use.
public enum ProcessorLimit {
  /// The processors that this thread may use now.
  public static var available: Int { Int(lockstep_processors()) }

  /// Does something on the first so many of them; on all where the system has no such limit.
  public static func run<Result>(
    threads: Int, _ body: () throws -> Result
  ) rethrows -> Result {
    let before = lockstep_limit_processors(Int32(clamping: threads))
    defer { lockstep_restore_processors(before) }
    return try body()
  }
}
