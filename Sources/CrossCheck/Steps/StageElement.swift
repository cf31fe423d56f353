/// One element of a stage beside what the reference expects there.
public struct StageElement: Hashable, Sendable {
  /// The batch row, from 0.
  public let row: Int

  /// The unit, from 0.
  public let unit: Int

  /// Nil where the subject does not show it.
  public let actual: Double?

  /// The value in exact arithmetic.
  public let expected: Double

  /// How far rounding can take an answer from it.
  public let bound: Double

  /// |actual − expected| / bound; nil where nothing is shown, or the bound proves nothing.
  public let ratio: Double?

  package init(
    row: Int, unit: Int, actual: Double?, expected: Double, bound: Double, ratio: Double?
  ) {
    (self.row, self.unit) = (row, unit)
    (self.actual, self.expected) = (actual, expected)
    (self.bound, self.ratio) = (bound, ratio)
  }

  /// Whether no rounding explains it.
  public var isBeyond: Bool { ratio.map { $0 > 1 } ?? false }
}
