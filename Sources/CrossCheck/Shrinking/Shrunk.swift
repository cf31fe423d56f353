public import Tensors

/// What a shrinker made of a case.
public struct Shrunk<Scalar: TensorScalar>: Sendable {
  /// The smallest case that keeps the cause; the case itself if no smaller one does.
  public let example: Case<Scalar>

  /// The number of candidates that were asked about.
  public let tries: Int

  /// Why the shrinker ended.
  public let ending: ShrinkEnding

  /// A result of these parts.
  public init(_ example: Case<Scalar>, tries: Int, ending: ShrinkEnding) {
    self.example = example
    self.tries = tries
    self.ending = ending
  }
}

/// Why a shrinker ended.
public enum ShrinkEnding: String, Hashable, Sendable, CaseIterable {
  /// Nothing that it knows to try makes the case smaller.
  case minimal
  /// The number of tries is used up.
  case triesUsedUp = "tries_used_up"
  /// It was told to stop.
  case stopped
}
