import CrossCheck
import Tensors
import Testing

@Suite struct DistributionRules {
  @Test func aClassOfRatiosHoldsWhatItsLimitsSay() {
    let limits = RatioClass.lowerLimits
    #expect(limits.count == RatioClass.count)
    #expect(RatioClass.index(of: 0) == 0)
    #expect(RatioClass.index(of: .leastNonzeroMagnitude) == 1)
    for index in 2..<RatioClass.count where index != RatioClass.firstBeyond {
      #expect(RatioClass.index(of: limits[index]) == index)
      if index > 2, index < RatioClass.count - 1 {
        #expect(RatioClass.index(of: limits[index].nextDown) == index - 1)
      }
    }
    // What agrees and what does not are never of one class.
    #expect(RatioClass.index(of: 1) == RatioClass.firstBeyond - 1)
    #expect(RatioClass.index(of: 1.0.nextUp) == RatioClass.firstBeyond)
  }

  @Test func aClassOfMagnitudesHoldsWhatItsLimitsSay() {
    let limits = MagnitudeClass.lowerLimits
    #expect(limits.count == MagnitudeClass.count)
    #expect(MagnitudeClass.index(of: -0.0) == 0)
    #expect(MagnitudeClass.index(of: -.leastNonzeroMagnitude) == 1)
    for index in 2..<MagnitudeClass.notFinite {
      #expect(MagnitudeClass.index(of: -limits[index]) == index)
      #expect(MagnitudeClass.index(of: limits[index].nextDown) == index - 1)
    }
    #expect(MagnitudeClass.index(of: .greatestFiniteMagnitude) == MagnitudeClass.notFinite - 1)
    #expect(MagnitudeClass.index(of: .nan) == MagnitudeClass.notFinite)
    #expect(MagnitudeClass.index(of: -.infinity) == MagnitudeClass.notFinite)
  }

  @Test func everySizeIsInTheRangeOfItsClass() {
    for size in Array(0...2100) + [Int.max] {
      let index = SizeClass.index(of: size)
      #expect(SizeClass.range(of: index).contains(size), "size \(size)")
    }
    #expect(SizeClass.index(of: Int.max) == SizeClass.count - 1)
  }

  /// 11 steps of 3 values: zeros, unverifiable ones, NaN, and two beyond their bounds.
  @Test func aScanCountsWhatTheDefinitionSays() {
    let actual = (0..<33).map { Float($0) / 7 - 2 }
    var expected = actual.enumerated().map { Double($1) + Double($0 % 5) * 1e-7 }
    var bound = (0..<33).map { 1e-6 / Double($0 + 1) }
    (expected[4], bound[4]) = (.nan, 1e-6)
    (expected[9], bound[9]) = (0, .infinity)
    (expected[20], bound[20]) = (Double(actual[20]), 0)
    (expected[31], bound[31]) = (Double(actual[31]) + 0.5, 0.3)
    let scanned = scanned(actual, expected, bound, stride: 3)
    #expect(scanned == defined(actual, expected, bound, stride: 3))
    #expect(scanned.total == 32)
    #expect(scanned.worstByStep[SizeClass.index(of: 10)] > 1)
    #expect(scanned.countsByRatio[(RatioClass.firstBeyond - 1)...].reduce(0, +) > 0)
  }

  /// Ratios and magnitudes of all classes, also with the smallest bounds that there are.
  @Test(arguments: [1e-6, 0x1p-1000, 0x1p-1021, 0x1p-1060])
  func aScanOfManyElementsCountsThemAll(scale: Double) {
    var actual: [Double] = []
    var expected: [Double] = []
    var bound: [Double] = []
    for index in 0..<4000 {
      let limit = scale * Double(index % 61 + 1) / 7
      let value = scale * Double(sign: .plus, exponent: index % 75 - 40, significand: 1.5)
      let ratio = Double(index % 1009) / 1000 / Double(1 << (index % 17))
      expected.append(index % 83 == 0 ? 0 : value)
      bound.append(limit)
      actual.append(expected[index] + (index % 3 == 0 ? -ratio : ratio) * limit)
    }
    let scanned = scanned(actual, expected, bound, stride: 37)
    #expect(scanned == defined(actual, expected, bound, stride: 37))
    #expect(scanned.total == 4000)
    #expect(scanned.countsByRatio[..<RatioClass.firstBeyond].filter { $0 > 0 }.count > 10)
  }

  private func scanned<Scalar: TensorScalar>(
    _ actual: [Scalar], _ expected: [Double], _ bound: [Double], stride: Int
  ) -> RatioDistribution {
    var (scan, ratios) = (CheckScan(stride: stride), RatioDistribution())
    actual.withUnsafeBufferPointer { actual in
      expected.withUnsafeBufferPointer { expected in
        bound.withUnsafeBufferPointer { bound in
          scan.add(actual, expected: expected, bound: bound, statisticalBound: nil, to: &ratios)
        }
      }
    }
    return ratios
  }

  private func defined<Scalar: TensorScalar>(
    _ actual: [Scalar], _ expected: [Double], _ bound: [Double], stride: Int
  ) -> RatioDistribution {
    var ratios = RatioDistribution()
    for index in actual.indices {
      guard
        let ratio = elementRatio(
          actual: Double(actual[index]), expected: expected[index], bound: bound[index])
      else { continue }
      let row = MagnitudeClass.index(of: expected[index])
      ratios.counts[row * RatioClass.count + RatioClass.index(of: ratio)] += 1
      let step = SizeClass.index(of: index / stride)
      ratios.worstByStep[step] = max(ratios.worstByStep[step], ratio)
    }
    return ratios
  }

  @Test func theSizesOfCasesAreCountedEachByItself() {
    var first = SizeCoverage()
    first.add(Sizes(steps: 0, batch: 3, inputSize: 17, hiddenSize: 5))
    var second = SizeCoverage()
    second.add(Sizes(steps: 9, batch: 3, inputSize: 2000, hiddenSize: 5, projectionSize: 2))
    first.add(second)
    #expect(first[.T][0] == 1)
    #expect(first[.T][SizeClass.index(of: 9)] == 1)
    #expect(first[.B][SizeClass.index(of: 3)] == 2)
    #expect(first[.I].last == 1)
    #expect(first[.P].reduce(0, +) == 1)
  }
}
