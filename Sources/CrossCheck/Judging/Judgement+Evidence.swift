public import Tensors

extension Judgement {
  /// The first step of a sequence of which nothing is known; nil if there is none.
  ///
  /// That is where no element could be evidence; and where the trace has an infinity or NaN that
  /// nothing verifies, since all that follows from it proves no more.
  ///
  /// - Parameter lengths: how many steps of each sequence there are.
  public func firstBlindStep<Scalar: TensorScalar>(
    of trace: Trace<Scalar>, lengths: [Int]
  ) -> (step: Int, row: Int)? {
    let checks = checks.filter { !$0.isFinalState }
    for step in 0..<(lengths.max() ?? 0) {
      for row in lengths.indices where step < lengths[row] {
        var isBlind = true
        for check in checks {
          guard let actual = trace.tensors[check.tensor] else { continue }
          let first = (step * lengths.count + row) * check.units
          for index in first..<first + check.units {
            let value = Double(actual.scalars[index])
            let ratio = elementRatio(
              actual: value, expected: check.expected[index], bound: check.bound[index])
            if ratio != nil {
              isBlind = false
            } else if !value.isFinite {
              return (step, row)
            }
          }
        }
        if isBlind { return (step, row) }
      }
    }
    return nil
  }
}
