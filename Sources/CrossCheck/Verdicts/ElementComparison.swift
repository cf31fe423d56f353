/// One element of a trace beside what the reference expects there.
public struct ElementComparison: Hashable, Sendable {
  /// The tensor.
  public let tensor: String

  /// The time step, from 0.
  public let step: Int

  /// The batch row, from 0.
  public let batch: Int

  /// The unit, from 0.
  public let unit: Int

  /// The tensor of the trace that the check starts from, beside the previous state; see `Check`.
  public let basis: String?

  /// The value in exact arithmetic, as float64.
  public let expected: Double

  /// What the subject returned.
  public let actual: Double

  /// The largest distance from `expected` that rounding explains.
  public let bound: Double

  /// |actual − expected| / bound; 0 for 0/0, infinite where the kind (NaN, ±∞) does not match.
  public let ratio: Double

  /// A comparison of these parts.
  public init(
    tensor: String, step: Int, batch: Int, unit: Int, basis: String?, expected: Double,
    actual: Double, bound: Double, ratio: Double
  ) {
    self.tensor = tensor
    self.step = step
    self.batch = batch
    self.unit = unit
    self.basis = basis
    self.expected = expected
    self.actual = actual
    self.bound = bound
    self.ratio = ratio
  }
}
