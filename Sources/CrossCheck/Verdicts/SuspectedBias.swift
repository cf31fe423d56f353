/// A constant error in one gate's pre-activations, too small for a single element to prove.
public struct SuspectedBias: Hashable, Sendable {
  public let gate: String
  public let unit: Int
  public let estimate: Double
  public let threshold: Double

  public init(gate: String, unit: Int, estimate: Double, threshold: Double) {
    self.gate = gate
    self.unit = unit
    self.estimate = estimate
    self.threshold = threshold
  }
}

extension SuspectedBias {
  /// The estimate that exceeds its threshold by the greatest factor, the earliest of equals; nil if
  /// none does.
  init?(worstOf tests: [BiasTest]) {
    var worst: (suspect: SuspectedBias, excess: Double)?
    for test in tests {
      for unit in 0..<min(test.estimate.count, test.threshold.count) {
        let (estimate, threshold) = (test.estimate[unit], test.threshold[unit])
        let excess = abs(estimate) / threshold
        guard abs(estimate) > threshold, excess > worst?.excess ?? 1 else { continue }
        let suspect = SuspectedBias(
          gate: test.gate, unit: unit, estimate: estimate, threshold: threshold)
        worst = (suspect, excess)
      }
    }
    guard let worst else { return nil }
    self = worst.suspect
  }
}
