public import Tensors

/// How far a shrinker has come.
public struct ShrinkProgress: Hashable, Sendable {
  /// The number of candidates that were asked about.
  public let tries: Int

  /// The sizes of the smallest case up to now.
  public let sizes: Sizes

  /// How many elements of its tensors are not zero.
  public let nonzero: Int

  /// Progress of these parts.
  public init(tries: Int, sizes: Sizes, nonzero: Int) {
    self.tries = tries
    self.sizes = sizes
    self.nonzero = nonzero
  }
}
