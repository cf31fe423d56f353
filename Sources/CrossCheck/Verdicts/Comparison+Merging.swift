extension Comparison {
  /// What comparisons of the same tensors over other batch rows come to, as if they were one.
  ///
  /// - Parameter rows: for each comparison the number of each of its batch rows in the whole.
  /// - Precondition: there is at least one.
  init(merging parts: [Comparison], rows: [[Int]]) {
    let whole = zip(parts, rows)
    verdict =
      if parts.contains(where: { $0.verdict == .diverges }) {
        .diverges
      } else if parts.contains(where: { $0.verdict == .agrees }) {
        .agrees
      } else {
        .inconclusive
      }
    let divergent = parts.filter { $0.verdict == .diverges }
    isAccepted = !divergent.isEmpty && divergent.allSatisfy(\.isAccepted)
    contract = parts.contains { $0.contract == .absolute } ? .absolute : .relative
    elements = parts.reduce(0) { $0 + $1.elements }
    unverifiable = parts.reduce(0) { $0 + $1.unverifiable }
    verified = parts.reduce(0) { $0 + $1.verified }
    self.divergent = parts.reduce(0) { $0 + $1.divergent }
    worst = Self.worst(whole.compactMap { $0.worst?.inRow(of: $1) })
    let excused = whole.compactMap { $0.worstByRelativeContract?.inRow(of: $1) }
    worstByRelativeContract = verdict == .agrees ? Self.worst(excused) : nil
    let firsts = whole.compactMap { part, rows in
      part.first.map { first in
        (
          element: first.inRow(of: rows), origin: part.origin?.inRow(of: rows),
          earlier: part.earlierTensors
        )
      }
    }
    let first = firsts.min {
      ($0.element.step, -$0.element.ratio) < ($1.element.step, -$1.element.ratio)
    }
    self.first = first?.element
    origin = first?.origin
    earlierTensors = first?.earlier ?? []
    let shapes = Set(parts.filter { $0.verdict == .diverges }.map(\.shape))
    shape = shapes.count == 1 ? shapes.first ?? nil : nil
    anchored = parts[0].anchored
    carried = parts[0].carried
    ratios = parts.reduce(into: RatioDistribution()) { $0.add($1.ratios) }
    worstStatisticalRatio = parts.map(\.worstStatisticalRatio).max() ?? 0
    maxAbsoluteError = parts.map(\.maxAbsoluteError).max() ?? 0
    maxRelativeError = parts.map(\.maxRelativeError).max() ?? 0
    maxUnitsInTheLastPlace = parts.map(\.maxUnitsInTheLastPlace).max() ?? 0
    suspectedBias = parts.compactMap(\.suspectedBias).max {
      abs($0.estimate) / $0.threshold < abs($1.estimate) / $1.threshold
    }
    detectableBias = parts.compactMap(\.detectableBias).min()
    activationRoundoffsNeeded = parts.compactMap(\.activationRoundoffsNeeded).max()
  }

  /// The earliest of equals, as max(by:) would not have it.
  private static func worst(_ elements: [ElementComparison]) -> ElementComparison? {
    elements.reduce(nil) { best, element in
      element.ratio > best?.ratio ?? -1 ? element : best
    }
  }
}

extension ElementComparison {
  /// The same element, its batch row counted in a larger batch.
  fileprivate func inRow(of rows: [Int]) -> ElementComparison {
    ElementComparison(
      tensor: tensor, step: step, batch: rows[batch], unit: unit, basis: basis, expected: expected,
      actual: actual, bound: bound, ratio: ratio)
  }
}
