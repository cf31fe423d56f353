import Tensors

/// What became of one case.
struct CaseOutcome<Scalar: TensorScalar> {
  let verdict: Verdict

  /// Both nil if the subject gave no answer that can be compared.
  let trace: Trace<Scalar>?
  let comparison: Comparison?

  /// What is known about the cause; empty if the case agrees.
  let explanation: String

  /// See `Finding.cause`; nil is the explanation without its numbers.
  let cause: String?

  /// - Parameter reason: why there is no answer.
  static func failed(_ reason: String) -> CaseOutcome {
    CaseOutcome(verdict: .failed, trace: nil, comparison: nil, explanation: reason, cause: nil)
  }

  static func compared(
    _ trace: Trace<Scalar>, _ comparison: Comparison, _ sizes: Sizes
  ) -> CaseOutcome {
    CaseOutcome(
      verdict: comparison.verdict, trace: trace, comparison: comparison,
      explanation: comparison.explanation(for: sizes),
      cause: comparison.cause(for: sizes))
  }
}
