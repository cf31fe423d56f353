/// One element of a stage beside what the reference expects there.
public struct StageElement: Hashable, Sendable {
  public let row: Int
  public let unit: Int

  /// Nil where the subject does not show it.
  public let actual: Double?
  public let expected: Double
  public let bound: Double

  /// |actual − expected| / bound; nil where nothing is shown, or the bound proves nothing.
  public let ratio: Double?

  /// Whether no rounding explains it.
  public var isBeyond: Bool { ratio.map { $0 > 1 } ?? false }
}
