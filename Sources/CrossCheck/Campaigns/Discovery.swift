public import Tensors

/// A finding with all that it was made of, for those who look into it further.
public struct Discovery<Scalar: TensorScalar>: Sendable {
  public let example: Case<Scalar>

  /// The subject's answer, and that held against its judgement; nil if there is none that can be
  /// compared.
  public let trace: Trace<Scalar>?
  public let comparison: Comparison?
  public let finding: Finding

  public init(
    example: Case<Scalar>, trace: Trace<Scalar>?, comparison: Comparison?, finding: Finding
  ) {
    self.example = example
    self.trace = trace
    self.comparison = comparison
    self.finding = finding
  }
}
