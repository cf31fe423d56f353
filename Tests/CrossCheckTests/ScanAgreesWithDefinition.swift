import CrossCheck
import Tensors
import Testing

/// The one fast pass against the definitions, element by element.
@Suite struct ScanAgreesWithDefinition {
  /// Values that are easy to get wrong.
  static let values: [Double] = [
    0, -0.0, 1, -1, 1.0.nextUp, 0.1, 3, 0x1p-149, 0x1p-1074, 0x1.8p-1030, 1e38, 1e300, .infinity,
    -.infinity, .nan,
  ]

  @Test("Random arrays of unusual values give the maxima of the element-wise definitions")
  func maxima() throws {
    var state: UInt64 = 1
    func pick() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Self.values[Int(state >> 33) % Self.values.count]
    }
    for _ in 0..<200 {
      let actual = (0..<24).map { _ in Float(pick()) }
      let expected = (0..<24).map { _ in pick() }
      let bound = (0..<24).map { _ in abs(pick()) }
      let comparison = try Comparison(
        of: someTrace(h: actual), to: someCase(.rnn),
        judgement: someJudgement(expected: expected, bound: bound, statisticalBound: bound),
        contract: .relative)
      let single = try (0..<24).map {
        try compare(
          actual[$0], expected: expected[$0], bound: bound[$0], statisticalBound: bound[$0])
      }
      #expect(comparison.worst?.ratio == single.compactMap(\.worst?.ratio).max())
      #expect(comparison.unverifiable == single.map(\.unverifiable).reduce(0, +))
      #expect(comparison.divergent == single.map(\.divergent).reduce(0, +))
      #expect(comparison.worstStatisticalRatio == single.map(\.worstStatisticalRatio).max())
      #expect(comparison.maxAbsoluteError == single.map(\.maxAbsoluteError).max())
      #expect(comparison.maxRelativeError == single.map(\.maxRelativeError).max())
      #expect(comparison.maxUnitsInTheLastPlace == single.map(\.maxUnitsInTheLastPlace).max())
      let firstOffset = single.firstIndex { $0.divergent > 0 }
      #expect(comparison.first?.step == firstOffset.map { $0 / 8 })
    }
  }

  @Test("Each maximum of many ordinary elements is that of the elements by themselves")
  func maximaOfOrdinaryElements() {
    var state: UInt64 = 7
    func random(_ range: ClosedRange<Double>) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let share = Double(state >> 11) * 0x1p-53
      return range.lowerBound + share * (range.upperBound - range.lowerBound)
    }
    for _ in 0..<40 {
      let count = 700
      let expected = (0..<count).map { _ in
        random(-1...1) * Double(1 << Int(random(0...8.9)))
      }
      let bound = (0..<count).map { _ in random(1e-6...9e-5) }
      let likely = bound.map { $0 * random(0.1...0.9) }
      let actual = (0..<count).map { index in
        Float(expected[index] + bound[index] * random(-0.4...0.4))
      }
      let whole = scan(actual, expected, bound, likely)
      let single = (0..<count).map { scan([actual[$0]], [expected[$0]], [bound[$0]], [likely[$0]]) }
      #expect(whole.worstRatio == single.map(\.worstRatio).max())
      #expect(single[whole.worstOffset].worstRatio == whole.worstRatio)
      #expect(whole.statisticalRatio == single.map(\.statisticalRatio).max())
      #expect(whole.absoluteError == single.map(\.absoluteError).max())
      #expect(whole.relativeError == single.map(\.relativeError).max())
      #expect(whole.unitsInTheLastPlace == single.map(\.unitsInTheLastPlace).max())
    }
  }

  private func scan(
    _ actual: [Float], _ expected: [Double], _ bound: [Double], _ likely: [Double]
  ) -> CheckScan {
    var (scan, ratios) = (CheckScan(stride: 11), RatioDistribution())
    actual.withUnsafeBufferPointer { actual in
      expected.withUnsafeBufferPointer { expected in
        bound.withUnsafeBufferPointer { bound in
          likely.withUnsafeBufferPointer { likely in
            scan.add(
              actual, expected: expected, bound: bound, statisticalBound: likely, to: &ratios)
          }
        }
      }
    }
    return scan
  }
}
