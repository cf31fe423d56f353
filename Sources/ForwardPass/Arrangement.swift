/// How the utterances of a source lie in what they come from.
public enum Arrangement: Hashable, Sendable {
  /// One after the other under keys; how many there are is not known.
  case table

  /// One array `[T, I]`.
  case single

  /// One array of several sequences: `[T, B, I]`, or `[B, T, I]` if it is batch-major.
  case batch(steps: Int, sequences: Int, isBatchMajor: Bool)
}
