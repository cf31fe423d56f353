public import Tensors

/// An implementation under judgement: a case in, a trace out.
///
/// A divergence is never an error of a subject: it throws only when it has no answer.
public protocol Subject<Scalar>: Sendable {
  /// The precision that it computes in.
  associatedtype Scalar: TensorScalar

  /// The name in reports, such as `native`.
  var name: String { get }

  /// The implementation's version, or an empty string.
  var version: String { get }

  /// Whether `traces` runs all cases of a block in one call, so that nobody can tell which of them it
  /// is at.
  var runsBlocksAtOnce: Bool { get }

  /// Runs the cell over all steps of the case, from its initial state.
  func trace(of example: Case<Scalar>) throws -> Trace<Scalar>

  /// The same, with the pre-activations and gates in the trace if the subject can show them.
  func traceWithActivations(of example: Case<Scalar>) throws -> Trace<Scalar>

  /// One answer for each case. All cases have one signature and equal sizes, so that a subject can
  /// run them at once.
  func traces(
    of block: [Case<Scalar>], withActivations: Bool
  ) -> [Result<Trace<Scalar>, any Error>]
}

extension Subject {
  /// No version.
  public var version: String { "" }

  /// False: its cases are run one by one.
  public var runsBlocksAtOnce: Bool { false }

  /// The trace without activations: a subject need not show them.
  public func traceWithActivations(of example: Case<Scalar>) throws -> Trace<Scalar> {
    try trace(of: example)
  }

  /// What is judged of a case: with the activations where the case is sharp enough to measure them.
  public func traceToJudge(of example: Case<Scalar>) throws -> Trace<Scalar> {
    try example.wantsActivations ? traceWithActivations(of: example) : trace(of: example)
  }

  /// The cases one by one.
  public func traces(
    of block: [Case<Scalar>], withActivations: Bool
  ) -> [Result<Trace<Scalar>, any Error>] {
    block.map { example in
      Result {
        try withActivations ? traceWithActivations(of: example) : trace(of: example)
      }
    }
  }
}
