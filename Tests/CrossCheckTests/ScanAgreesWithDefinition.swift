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
}
