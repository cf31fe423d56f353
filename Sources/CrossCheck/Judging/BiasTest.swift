/// A test of one gate's pre-activations for a constant error, over all rows of a case.
///
/// For a unit, with D = ∂state/∂z and d = actual − expected over the rows, the estimate is
/// δ̂ = Σd·D / ΣD²; it is suspicious beyond 5 standard errors + Σ|D|e₀ / ΣD², where e₀ is the bound
/// with two roundings for each sum.
public struct BiasTest: Sendable {
  /// The gate, such as `f`; `z` for a cell without gates.
  public let gate: String

  /// δ̂ of each unit, 0 where there are too few rows for a test.
  public let estimate: [Double]

  /// What |δ̂| may reach, infinite where there are too few rows.
  public let threshold: [Double]

  /// The smallest bias error that this gate could show in one element: the median over units of the
  /// minimum over rows of `bound / |D|`.
  public let detectable: Double

  /// A test of these parts.
  public init(gate: String, estimate: [Double], threshold: [Double], detectable: Double) {
    self.gate = gate
    self.estimate = estimate
    self.threshold = threshold
    self.detectable = detectable
  }
}
