public import Tensors

/// What knows the right answer: the reference.
public protocol Judge<Scalar> {
  /// The precision of the subjects.
  associatedtype Scalar: TensorScalar

  /// The expected values and bounds for each trace, every step from the trace's own state.
  ///
  /// All cases have one signature and equal sizes, all traces hold the same tensors, each of the
  /// right shape. The result does not depend on which cases are judged together.
  ///
  /// - Throws: if the reference itself fails.
  func judge(
    _ block: [JudgedPair<Scalar>], contract: ActivationContract
  ) throws -> [Judgement]

  /// The same, handed out one after the other, so that no more than one need be kept.
  ///
  /// - Throws: if the reference itself fails, or what the body throws.
  func forEachJudgement(
    of block: [JudgedPair<Scalar>], contract: ActivationContract,
    _ body: (Judgement) throws -> Void
  ) throws
}

extension Judge {
  public func forEachJudgement(
    of block: [JudgedPair<Scalar>], contract: ActivationContract,
    _ body: (Judgement) throws -> Void
  ) throws {
    for judgement in try judge(block, contract: contract) { try body(judgement) }
  }
}

/// A case and a subject's answer to it.
public struct JudgedPair<Scalar: TensorScalar>: Sendable {
  /// The case.
  public let example: Case<Scalar>

  /// The subject's answer.
  public let trace: Trace<Scalar>

  /// A pair of these parts.
  public init(_ example: Case<Scalar>, _ trace: Trace<Scalar>) {
    self.example = example
    self.trace = trace
  }
}

/// How accurate the subject's activations have to be.
public enum ActivationContract: String, Hashable, Sendable {
  /// |σ̂(x) − σ(x)| ≤ κ·|σ(x)|: accurate relative to the value. What grade A means.
  case relative
  /// |σ̂(x) − σ(x)| ≤ κ: accurate relative to the range. What grade B means.
  case absolute
}
