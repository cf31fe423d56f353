/// A divergent trace held against a port that makes a mistake.
public struct Refit: Sendable {
  /// The trace held against that port.
  public let comparison: Comparison

  /// What that port returns in the place of the first wrong element; nil if it is not known.
  public let expected: Double?

  /// How much the trace says for the mistake, in bits (`Judgement.evidence`).
  public let evidence: Double

  /// A refit of these parts.
  public init(_ comparison: Comparison, expected: Double?, evidence: Double) {
    self.comparison = comparison
    self.expected = expected
    self.evidence = evidence
  }

  /// Whether all is right by it, its bounds do not merely prove less, and it accounts for at least half
  /// of the first error.
  func explains(_ divergent: Comparison) -> Bool {
    comparison.verdict == .agrees
      && comparison.verified >= divergent.verified - divergent.elements / 10
      && (divergent.first.map(accounts) ?? false)
  }

  private func accounts(for first: ElementComparison) -> Bool {
    guard let expected, expected.isFinite, first.actual.isFinite, first.expected.isFinite else {
      // Infinities and NaN are compared by their kinds.
      return true
    }
    return abs(first.actual - expected) * 2 <= abs(first.actual - first.expected)
  }
}

extension Judgement {
  /// What is expected of an element; nil if no check has it.
  ///
  /// - Parameters:
  ///   - element: the place.
  ///   - batch: the number of batch rows.
  public func expected(at element: ElementComparison, batch: Int) -> Double? {
    let check = checks.first {
      $0.tensor == element.tensor && $0.basis == element.basis && !$0.isFinalState
    }
    guard let check else { return nil }
    let index = (element.step * batch + element.batch) * check.units + element.unit
    return check.expected.indices.contains(index) ? check.expected[index] : nil
  }
}
