public import CrossCheck

/// Which known mistakes some cases catch.
public struct SensitivityRecord: Sendable {
  /// What the cases are, such as `the generator's cases, seed 1`.
  public var cases: String
  public var scores: [MistakeScore]

  public init(cases: String, scores: [MistakeScore]) {
    self.cases = cases
    self.scores = scores
  }

  public var caught: [MistakeScore] { scores.filter { $0.casesNeeded != nil } }
  public var missed: [MistakeScore] { scores.filter { $0.casesNeeded == nil } }

  /// How many were caught within so many cases.
  func caught(within cases: Int) -> Int {
    scores.count { $0.casesNeeded.map { $0 <= cases } ?? false }
  }
}
