public import Tensors

extension Judgement {
  /// The judgement of a batch whose sequences end at different steps.
  ///
  /// The reference judges T steps of every row. Past a row's end there is nothing to compute: what
  /// must be there is known exactly, with the bound 0. The bias tests are left out, since they run
  /// over all rows.
  ///
  /// - Parameters:
  ///   - lengths: how many steps of each batch row there are.
  ///   - padding: what each row must hold past its end.
  ///   - trace: what was judged.
  ///   - example: the case that it answers.
  public func cut<Scalar: TensorScalar>(
    to lengths: [Int], padding: [Padding], of trace: Trace<Scalar>, to example: Case<Scalar>
  ) -> Judgement {
    Judgement(
      checks: checks.map { check in
        guard !check.isFinalState, let actual = trace.tensors[check.tensor] else { return check }
        let initial = example.tensors["initial_" + check.tensor]
        return check.cut(to: lengths, padding: padding, actual: actual, initial: initial)
      },
      biasTests: [], activationRoundoffsNeeded: activationRoundoffsNeeded, anchored: anchored,
      carried: carried)
  }
}

extension Check {
  fileprivate func cut<Scalar: TensorScalar>(
    to lengths: [Int], padding: [Padding], actual: Tensor<Scalar>, initial: Tensor<Scalar>?
  ) -> Check {
    var (expected, bound, statistical) = (expected, bound, statisticalBound)
    let step = lengths.count * units
    var absent = 0
    for index in expected.indices where index / step >= lengths[index % step / units] {
      let before = index < step ? initial?.scalars[index] : actual.scalars[index - step]
      let padding = padding[index % step / units]
      switch padding {
      case .repeated: expected[index] = Double(before ?? 0)
      case .zeros: expected[index] = 0
      case .ignored: break
      case .absent: absent += 1
      }
      bound[index] = [.ignored, .absent].contains(padding) ? .infinity : 0
      statistical?[index] = bound[index]
    }
    return Check(
      tensor: tensor, basis: basis, isFinalState: isFinalState, units: units, expected: expected,
      bound: bound, statisticalBound: statistical, absent: absent)
  }
}
