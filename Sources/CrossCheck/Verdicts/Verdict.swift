/// The outcome of a comparison.
public enum Verdict: String, Hashable, Sendable, CaseIterable {
  /// Every verifiable element is within its bound.
  case agrees
  /// Some element is beyond its bound: rounding cannot explain it.
  case diverges
  /// No element could be verified.
  case inconclusive
  /// There is no answer to compare: a crash, a missing tensor, a wrong shape.
  case failed
}
