/// All shapes on one number of threads.
public struct BenchmarkRun: Sendable {
  /// How many threads, and processors, each implementation was allowed.
  public let threads: Int

  /// How many the engine makes use of.
  public let engineThreads: Int
  public let limits: MachineLimits
  public var rows: [ForwardRow]

  /// The share of the engine's time in which its thread had a processor; nil if it has several.
  public var processorShare: Double?

  public init(threads: Int, engineThreads: Int, limits: MachineLimits, rows: [ForwardRow] = []) {
    self.threads = threads
    self.engineThreads = engineThreads
    self.limits = limits
    self.rows = rows
  }
}
