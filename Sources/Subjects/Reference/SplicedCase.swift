public import CrossCheck
public import RecurrentCells

/// A layer as a case, and what frames its inputs are put together from.
public struct SplicedCase<Scalar: SubjectScalar>: Sendable {
  /// Its inputs are spliced.
  public let example: Case<Scalar>

  /// Nil for its own frame alone.
  public let splice: Splice?

  public init(_ example: Case<Scalar>, splice: Splice? = nil) {
    self.example = example
    self.splice = splice
  }
}
