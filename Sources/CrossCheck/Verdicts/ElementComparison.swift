/// One element of a trace beside what the reference expects there.
public struct ElementComparison: Hashable, Sendable {
  /// The tensor, and where in it; counted from 0.
  public let tensor: String
  public let step: Int
  public let batch: Int
  public let unit: Int

  /// The tensor of the trace that the check starts from, beside the previous state; see `Check`.
  public let basis: String?

  public let expected: Double
  public let actual: Double
  public let bound: Double

  /// |actual − expected| / bound; 0 for 0/0, infinite where the kind (NaN, ±∞) does not match.
  public let ratio: Double

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
