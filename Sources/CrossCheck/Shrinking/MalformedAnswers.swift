/// A predicate that did not answer once for each candidate.
public struct MalformedAnswers: Error, Hashable, CustomStringConvertible {
  public let expected: Int
  public let actual: Int

  public init(expected: Int, actual: Int) {
    self.expected = expected
    self.actual = actual
  }

  public var description: String {
    "the shrinker asked about \(expected) candidates and was given \(actual) answers"
  }
}
