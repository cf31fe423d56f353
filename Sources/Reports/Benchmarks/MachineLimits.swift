/// What the machine can do at most, as measured in the same run.
public struct MachineLimits: Sendable {
  /// A place that data is read from.
  public struct Level: Sendable {
    /// `L2`, `L3` or `memory`.
    public let name: String

    /// The bytes that it holds; nil for memory.
    public let capacity: Double?

    /// Bytes a second, read in order.
    public let bandwidth: Double

    public init(name: String, capacity: Double?, bandwidth: Double) {
      self.name = name
      self.capacity = capacity
      self.bandwidth = bandwidth
    }
  }

  /// The instruction set, such as `AVX-512`.
  public let vectorUnit: String

  /// Floating-point operations a second in multiply-adds of float32.
  public let peak: Double

  /// The smallest first, memory last.
  public let levels: [Level]

  public init(vectorUnit: String, peak: Double, levels: [Level]) {
    self.vectorUnit = vectorUnit
    self.peak = peak
    self.levels = levels
  }

  /// The smallest level that holds so many bytes with a quarter of it to spare.
  public func level(holding bytes: Double) -> Level? {
    levels.first { level in level.capacity.map { bytes <= 0.75 * $0 } ?? true }
  }
}
