/// How far a shrinker goes.
public struct ShrinkLimits: Hashable, Sendable {
  /// The number of candidates that are asked about, at most.
  public var tries: Int

  /// How many candidates are asked about together, at most.
  ///
  /// The smallest case does not depend on it; the number of tries does.
  public var stacking: Int

  /// What the candidates that are asked about together may take in memory when they are judged, in
  /// bytes; a candidate beyond it is asked about alone.
  public var byteBudget: Int

  /// The default limits, but for what is given.
  public init(tries: Int = 5000, stacking: Int = 32, byteBudget: Int = 8 << 20) {
    self.tries = tries
    self.stacking = stacking
    self.byteBudget = byteBudget
  }
}
