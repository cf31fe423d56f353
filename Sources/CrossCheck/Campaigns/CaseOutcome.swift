import Tensors

/// What became of one case.
struct CaseOutcome {
  let verdict: Verdict

  /// Nil if the subject gave no answer.
  let comparison: Comparison?

  /// What is known about the cause; empty if the case agrees.
  let explanation: String

  /// See `Finding.cause`; nil is the explanation without its numbers.
  let cause: String?

  /// - Parameter reason: why there is no answer.
  static func failed(_ reason: String) -> CaseOutcome {
    CaseOutcome(verdict: .failed, comparison: nil, explanation: reason, cause: nil)
  }

  static func compared(_ comparison: Comparison, _ sizes: Sizes) -> CaseOutcome {
    CaseOutcome(
      verdict: comparison.verdict, comparison: comparison,
      explanation: comparison.explanation(for: sizes),
      cause: comparison.cause(for: sizes))
  }
}
