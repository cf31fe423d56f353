import Tensors

/// What became of one case.
struct CaseOutcome<Scalar: TensorScalar> {
  let verdict: Verdict

  /// Nil if the subject gave no answer.
  let comparison: Comparison?

  /// The case with the answer that was compared; nil if the subject gave none.
  let pair: JudgedPair<Scalar>?

  /// What is known about the cause; empty if the case agrees.
  let explanation: String

  /// - Parameter reason: why there is no answer.
  static func failed(_ reason: String) -> CaseOutcome {
    CaseOutcome(verdict: .failed, comparison: nil, pair: nil, explanation: reason)
  }

  static func compared(_ comparison: Comparison, _ pair: JudgedPair<Scalar>) -> CaseOutcome {
    CaseOutcome(
      verdict: comparison.verdict, comparison: comparison, pair: pair,
      explanation: comparison.explanation(for: pair.example.sizes))
  }
}
