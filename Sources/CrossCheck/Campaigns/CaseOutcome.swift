import Tensors

/// What became of one case.
struct CaseOutcome<Scalar: TensorScalar> {
  let verdict: Verdict

  /// The case with the answer, and that held against its judgement; both nil if the subject gave no
  /// answer that can be compared.
  let pair: JudgedPair<Scalar>?
  let comparison: Comparison?

  /// What is known about the cause; empty if the case agrees.
  let explanation: String

  /// See `Finding.cause`; nil is the explanation without its numbers.
  let cause: String?

  /// - Parameter reason: why there is no answer.
  static func failed(_ reason: String) -> CaseOutcome {
    CaseOutcome(verdict: .failed, pair: nil, comparison: nil, explanation: reason, cause: nil)
  }

  static func compared(_ comparison: Comparison, _ pair: JudgedPair<Scalar>) -> CaseOutcome {
    let sizes = pair.example.sizes
    return CaseOutcome(
      verdict: comparison.verdict, pair: pair, comparison: comparison,
      explanation: comparison.explanation(for: sizes), cause: comparison.cause(for: sizes))
  }
}
