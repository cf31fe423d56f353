import Tensors
import Testing

@testable import CrossCheck

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

  @Test func theClassOfADistanceIsThatOfItsQuotient() {
    for step in 1...4000 {
      let bound = 1e-6 * Double(step % 61 + 1) / 7
      let distance = bound * Double(step) / 4000 / Double(1 << (step % 17))
      #expect(
        RatioClass.index(of: distance, within: bound) == RatioClass.index(of: distance / bound),
        "\(distance) / \(bound)")
    }
    #expect(RatioClass.index(of: 0.25, within: 0.25) == RatioClass.firstBeyond - 1)
    #expect(RatioClass.index(of: .leastNonzeroMagnitude, within: 0.1) == 1)
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
    var scanned = RatioDistribution()
    actual.withUnsafeBufferPointer { actual in
      expected.withUnsafeBufferPointer { expected in
        bound.withUnsafeBufferPointer { bound in
          scanned.add(actual, expected: expected, bound: bound, stride: 3)
        }
      }
    }
    var defined = RatioDistribution()
    for index in 0..<33 {
      guard
        let ratio = elementRatio(
          actual: Double(actual[index]), expected: expected[index], bound: bound[index])
      else { continue }
      let row = MagnitudeClass.index(of: expected[index])
      defined.counts[row * RatioClass.count + RatioClass.index(of: ratio)] += 1
      let step = SizeClass.index(of: index / 3)
      defined.worstByStep[step] = max(defined.worstByStep[step], ratio)
    }
    #expect(scanned == defined)
    #expect(scanned.total == 32)
    #expect(scanned.worstByStep[SizeClass.index(of: 10)] > 1)
    #expect(scanned.countsByRatio[(RatioClass.firstBeyond - 1)...].reduce(0, +) > 0)
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
