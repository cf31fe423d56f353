public import Tensors

/// A finding with all that it was made of, for those who look into it further.
public struct Discovery<Scalar: TensorScalar>: Sendable {
  /// The case.
  public let example: Case<Scalar>

  /// The subject's answer; nil if there is none that can be compared.
  public let trace: Trace<Scalar>?

  /// The answer held against its judgement; nil as `trace`.
  public let comparison: Comparison?

  /// What is known up to now.
  public let finding: Finding

  /// A discovery of these parts.
  public init(
    example: Case<Scalar>, trace: Trace<Scalar>?, comparison: Comparison?, finding: Finding
  ) {
    self.example = example
    self.trace = trace
    self.comparison = comparison
    self.finding = finding
  }
}
