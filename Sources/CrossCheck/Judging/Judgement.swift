/// The reference's answer to one trace.
public struct Judgement: Sendable {
  /// The checks, in the order in which a step computes their tensors.
  public package(set) var checks: [Check]

  /// One test for each gate, of all units.
  public package(set) var biasTests: [BiasTest]

  /// The k that the exposed gates need (`Subject.traceWithActivations`), or nil without them.
  public package(set) var activationRoundoffsNeeded: Double?

  /// The states that the trace held.
  public let anchored: [String]

  /// The states that the trace lacked, so that the reference carried them.
  public let carried: [String]

  /// A judgement of these parts.
  public init(
    checks: [Check], biasTests: [BiasTest], activationRoundoffsNeeded: Double?,
    anchored: [String], carried: [String]
  ) {
    self.checks = checks
    self.biasTests = biasTests
    self.activationRoundoffsNeeded = activationRoundoffsNeeded
    self.anchored = anchored
    self.carried = carried
  }

  /// The smallest bias error that some gate could show: the median over its units of the smallest
  /// `bound / |∂state/∂z|` of any row; nil without a verifiable row.
  public var detectableBias: Double? {
    biasTests.map(\.detectable).filter(\.isFinite).min()
  }
}
