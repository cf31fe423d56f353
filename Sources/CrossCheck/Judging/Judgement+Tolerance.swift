import Tensors

extension Judgement {
  /// Whether every element that is beyond its bound is within a tolerance.
  ///
  /// A final state that repeats the last step must do so within it too.
  ///
  /// - Precondition: the trace is the one that was judged.
  func isWithin<Scalar: TensorScalar>(
    _ tolerance: Tolerance, _ trace: Trace<Scalar>, _ example: Case<Scalar>
  ) -> Bool {
    for check in checks {
      let source = check.isFinalState ? trace.finalState : trace.tensors
      guard let actual = source[check.tensor]?.scalars else { return false }
      for (offset, value) in actual.enumerated() {
        let (expected, bound) = (check.expected[offset], check.bound[offset])
        let ratio = elementRatio(actual: Double(value), expected: expected, bound: bound) ?? 0
        if ratio > 1, !tolerance.admits(value, expected: expected) { return false }
      }
    }
    return trace.finalState.names.allSatisfy { state in
      guard let final = trace.finalState[state]?.scalars,
        !checks.contains(where: { $0.tensor == state && $0.isFinalState })
      else { return true }
      let last =
        example.sizes.steps == 0
        ? example["initial_" + state].scalars[...]
        : trace.tensors[state]?.scalars.suffix(final.count) ?? []
      return final.count == last.count
        && zip(final, last).allSatisfy { tolerance.admits($0, expected: Double($1)) }
    }
  }
}
