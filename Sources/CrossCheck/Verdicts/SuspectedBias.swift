/// A constant error in one gate's pre-activations, too small for a single element to prove.
public struct SuspectedBias: Hashable, Sendable {
  /// The gate, such as `f`; `z` for a cell without gates.
  public let gate: String

  /// The unit, from 0.
  public let unit: Int

  /// What the gate's pre-activation seems off by.
  public let estimate: Double

  /// What chance and rounding would stay below.
  public let threshold: Double

  /// Whether the gate and the size are to be believed, and not the unit alone.
  ///
  /// A state that the reference carries is not the subject's: its error adds up, and looks like that of
  /// another gate.
  public let isLocated: Bool

  /// A suspicion of these parts.
  public init(
    gate: String, unit: Int, estimate: Double, threshold: Double, isLocated: Bool = true
  ) {
    self.gate = gate
    self.unit = unit
    self.estimate = estimate
    self.threshold = threshold
    self.isLocated = isLocated
  }

  /// What is suspected, such as `gate f of unit 3 seems off by 0.0012`.
  ///
  /// - Parameter number: how the estimate is written.
  public func text(_ number: (Double) -> String) -> String {
    isLocated
      ? "gate \(gate) of unit \(unit) seems off by \(number(estimate))"
      : "some gate of unit \(unit) seems off by a constant"
  }
}

extension SuspectedBias {
  /// The estimate that exceeds its threshold by the greatest factor, the earliest of equals; nil if
  /// none does.
  ///
  /// - Parameter isLocated: whether every state was anchored.
  init?(worstOf tests: [BiasTest], isLocated: Bool) {
    var worst: (suspect: SuspectedBias, excess: Double)?
    for test in tests {
      for unit in 0..<min(test.estimate.count, test.threshold.count) {
        let (estimate, threshold) = (test.estimate[unit], test.threshold[unit])
        let excess = abs(estimate) / threshold
        guard abs(estimate) > threshold, excess > worst?.excess ?? 1 else { continue }
        let suspect = SuspectedBias(
          gate: test.gate, unit: unit, estimate: estimate, threshold: threshold,
          isLocated: isLocated)
        worst = (suspect, excess)
      }
    }
    guard let worst else { return nil }
    self = worst.suspect
  }
}
