public import CrossCheck

/// A subject that shows more of a step than a trace holds.
public protocol StagedSubject<Scalar>: Subject {
  /// What it computes at stages that no trace holds, `[B, units]` each, row-major.
  ///
  /// - Parameters:
  ///   - step: one of the case's.
  ///   - pair: a case, and this subject's own trace of it with the activations.
  /// - Throws: if it cannot compute them.
  func stages(of step: Int, in pair: JudgedPair<Scalar>) throws -> [Stage: [Scalar]]
}
