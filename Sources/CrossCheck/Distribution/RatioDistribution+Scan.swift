import Tensors

extension RatioDistribution {
  /// Adds the elements of a check; the buffers are equally long.
  ///
  /// - Parameters:
  ///   - stride: elements of a time step.
  ///   - firstStep: the time step of the first element.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  mutating func add<Scalar: TensorScalar>(
    _ actual: UnsafeBufferPointer<Scalar>, expected: UnsafeBufferPointer<Double>,
    bound: UnsafeBufferPointer<Double>, stride: Int, firstStep: Int = 0
  ) {
    let stride = max(stride, 1)
    counts.withUnsafeMutableBufferPointer { counts in
      var start = 0
      while start < actual.count {
        let step = firstStep + start / stride
        let index = SizeClass.index(of: step)
        // Of one class alone: the steps up to its end.
        let steps = SizeClass.range(of: index).upperBound - step
        let end =
          steps < (actual.count - start) / stride ? start + (steps + 1) * stride : actual.count
        var worst = -1.0
        for offset in start..<end {
          let value = Double(actual[offset])
          let distance = abs(value - expected[offset])
          let limit = bound[offset]
          let ratioIndex: Int
          // Nearly every element: without a division, which is rounded monotonically.
          if limit <= largestEvidentBound, limit >= RatioClass.leastLimit, distance <= limit {
            ratioIndex = RatioClass.index(of: distance, within: limit)
            if distance >= worst * limit {
              worst = max(worst, distance == 0 ? 0 : distance / limit)
            }
          } else {
            guard
              let ratio = elementRatio(
                actual: value, expected: expected[offset], bound: limit)
            else { continue }
            ratioIndex = RatioClass.index(of: ratio)
            worst = max(worst, ratio)
          }
          counts[MagnitudeClass.index(of: expected[offset]) * RatioClass.count + ratioIndex] += 1
        }
        worstByStep[index] = max(worstByStep[index], worst)
        start = end
      }
    }
  }
}
