public import Tensors

extension Judgement {
  /// How much a trace says for the mistake that this is the judgement of, in bits.
  ///
  /// A number that is wrong by d, and within the bound e of what a port with the mistake returns, would be
  /// so by chance once in d/e times: that is log₂(d/e) bits, and at most 20. Of a unit at a step the most
  /// telling number counts alone, since the others follow from it; a state's number is taken by its
  /// sharpest check, since what follows from a wrong c is no further evidence.
  ///
  /// - Parameters:
  ///   - trace: what was judged.
  ///   - example: the case that it answers.
  ///   - right: the judgement of the same trace without a mistake.
  public func evidence<Scalar: TensorScalar>(
    of trace: Trace<Scalar>, to example: Case<Scalar>, beside right: Judgement
  ) -> Double {
    let (sizes, units) = (example.sizes, example.sizes.hiddenSize)
    // In an array: the order of the sum is then always the same.
    var bits = [Double](repeating: 0, count: sizes.steps * sizes.batch * units)
    for check in right.sharpestChecks {
      guard let actual = trace.tensors[check.tensor],
        let mistaken = checks.first(where: { $0.isSame(as: check) })
      else { continue }
      for (index, scalar) in actual.scalars.enumerated() {
        let number = Double(scalar)
        guard
          let wrong = elementRatio(
            actual: number, expected: check.expected[index], bound: check.bound[index]),
          wrong > 1,
          let fit = elementRatio(
            actual: number, expected: mistaken.expected[index], bound: mistaken.bound[index]),
          fit <= 1
        else { continue }
        let (row, unit) = index.quotientAndRemainder(dividingBy: check.units)
        let place = row * units + unit % units
        let information = Self.information(
          distance: abs(number - check.expected[index]), bound: mistaken.bound[index])
        bits[place] = max(bits[place], information)
      }
    }
    return bits.reduce(0, +)
  }

  /// What one number can say at most: infinities, NaN and exact numbers have no bound to speak of.
  private static let most = 20.0

  private static func information(distance: Double, bound: Double) -> Double {
    guard distance.isFinite, bound > 0 else { return most }
    // log₂, at most 20: doubled as often as it takes.
    var (bits, reach) = (0.0, bound)
    while bits < most, reach * 2 <= distance { (bits, reach) = (bits + 1, reach * 2) }
    return min(most, bits + max(0, distance / reach - 1))
  }

  /// Of the checks of each tensor after every step the one that starts from most.
  private var sharpestChecks: [Check] {
    let ofSteps = checks.filter { !$0.isFinalState }
    return ofSteps.filter { check in
      check.basis != nil || !ofSteps.contains { $0.tensor == check.tensor && $0.basis != nil }
    }
  }
}

extension Check {
  fileprivate func isSame(as other: Check) -> Bool {
    tensor == other.tensor && basis == other.basis && isFinalState == other.isFinalState
      && units == other.units && expected.count == other.expected.count
  }
}
