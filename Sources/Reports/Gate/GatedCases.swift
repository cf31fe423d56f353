/// What a baseline remembers of cases.
public struct GatedCases: Hashable, Sendable {
  public var cases: Int

  /// Nil if no element could be verified.
  public var worstRatio: Double?

  public init(cases: Int = 0, worstRatio: Double? = nil) {
    self.cases = cases
    self.worstRatio = worstRatio
  }

  mutating func add(ratio: Double?) {
    cases += 1
    guard let ratio else { return }
    worstRatio = max(worstRatio ?? 0, ratio)
  }
}
