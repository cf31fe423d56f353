/// A predicate that did not answer once for each candidate.
public struct MalformedAnswers: Error, Hashable, CustomStringConvertible {
  /// How many answers were due.
  public let expected: Int

  /// How many came.
  public let actual: Int

  /// An error of these numbers.
  public init(expected: Int, actual: Int) {
    self.expected = expected
    self.actual = actual
  }

  public var description: String {
    "the shrinker asked about \(expected) candidates and was given \(actual) answers"
  }
}
