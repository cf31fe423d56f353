/// A trace held against its judgement.
public struct Comparison: Sendable {
  /// The outcome.
  public let verdict: Verdict

  /// Whether it diverges, and every element beyond its bound is within the tolerance that was given.
  public let isAccepted: Bool

  /// The contract for activations that the numbers below belong to.
  public let contract: ActivationContract

  /// Elements compared.
  public let elements: Int

  /// Elements among them that nothing can be said about.
  public let unverifiable: Int

  /// Elements whose value the bound decides: neither unverifiable nor a repeated final state.
  public let verified: Int

  /// Elements beyond their bound.
  public let divergent: Int

  /// The element of the greatest ratio, nil if none was verifiable.
  public let worst: ElementComparison?

  /// The worst element of the first divergent step.
  ///
  /// The first divergent step is the smallest in which any check has a ratio above 1. Of equal
  /// ratios in it, the earlier check counts, then the smaller batch row, then the smaller unit.
  public let first: ElementComparison?

  /// The worst element of the first wrong tensor of that step, in the order of computation.
  ///
  /// Often it is `first` itself.
  public let origin: ElementComparison?

  /// The tensors that are beyond their bounds in that step and are computed before that of `first`.
  public let earlierTensors: [String]

  /// Where the trace is wrong and where it is right, if that says something; nil unless it diverges.
  public let shape: ErrorShape?

  /// The states that were read from the trace at every step.
  public let anchored: [String]

  /// The states that the trace lacked, so that the reference carried them.
  public let carried: [String]

  /// How near the elements are to their bounds.
  public let ratios: RatioDistribution

  /// The greatest |actual − expected| / statistical bound.
  public let worstStatisticalRatio: Double

  /// The greatest |actual − expected| of the finite, verifiable elements.
  public let maxAbsoluteError: Double

  /// The greatest |actual − expected| / |expected| of them.
  public let maxRelativeError: Double

  /// The greatest distance of them in units in the last place.
  public let maxUnitsInTheLastPlace: Double

  /// The bias test that exceeds its threshold the most, if one does.
  public let suspectedBias: SuspectedBias?

  /// The smallest constant error of a gate's bias that one element could show; nil if none could.
  public let detectableBias: Double?

  /// The k that the exposed activations need, at least; nil if none are exposed.
  public let activationRoundoffsNeeded: Double?

  /// The element that is furthest beyond the relative contract; nil unless the grade is B.
  ///
  /// It says what the absolute contract, which all other numbers belong to, excuses.
  public internal(set) var worstByRelativeContract: ElementComparison?

  /// Nil unless the verdict is `agrees`.
  public var grade: Grade? {
    guard verdict == .agrees else { return nil }
    return switch contract {
    case .relative: .A
    case .absolute: .B
    }
  }
}
