import CrossCheck
import Tensors
import Testing

@Suite struct ElementRules {
  static let infinity = Double.infinity

  @Test(
    "An element's ratio is |actual − expected| / bound, and kinds are told apart first",
    arguments: [
      (actual: 1.03125, expected: 1.0, bound: 0.0625, ratio: 0.5),
      (1, 1.5, 0.25, 2),
      (1.0625, 1, 0.0625, 1),
      // A tenth of the expected value is evidence, if that is above 1.
      (17, 16, 1.5, 1 / 1.5),
      // 0/0 is 0, anything else over 0 is infinite; 0 and −0 are one number.
      (1, 1, 0, 0),
      (0, -0.0, 0, 0),
      (1.0.nextUp, 1, 0, infinity),
      // Not a number where a number is expected.
      (.nan, 1, 1, infinity),
      (infinity, 1, 1, infinity),
      (-infinity, .greatestFiniteMagnitude, 1, infinity),
      // An expected kind must be matched, and the sign of an infinity.
      (.nan, .nan, 0, 0),
      (-.nan, .nan, 0, 0),
      (1, .nan, 0, infinity),
      (infinity, .nan, 0, infinity),
      (infinity, infinity, 0, 0),
      (-infinity, infinity, 0, infinity),
      (.nan, infinity, 0, infinity),
      (.greatestFiniteMagnitude, infinity, 0, infinity),
      // A bound below zero bounds nothing.
      (1, 1, -1, infinity),
    ])
  func ratio(actual: Double, expected: Double, bound: Double, ratio: Double) throws {
    let comparison = try compare(actual, expected: expected, bound: bound)
    let worst = try #require(comparison.worst)
    #expect(worst.ratio == ratio)
    #expect(comparison.verdict == (ratio <= 1 ? .agrees : .diverges))
    #expect(comparison.divergent == (ratio <= 1 ? 0 : 1))
    #expect(comparison.unverifiable == 0)
  }

  @Test(
    "A bound that is not finite proves nothing, whatever the values",
    arguments: [1.0, .nan, .infinity, -.infinity], [1.0, .nan, .infinity])
  func unverifiable(actual: Double, expected: Double) throws {
    for bound in [Double.infinity, .nan, -.infinity] {
      let comparison = try compare(actual, expected: expected, bound: bound)
      #expect(comparison.verdict == .inconclusive)
      #expect(comparison.grade == nil)
      #expect(comparison.unverifiable == 1)
      #expect(comparison.worst == nil)
      #expect(comparison.maxAbsoluteError == 0)
    }
  }

  /// A subject must not be able to hide where the bound is large.
  @Test(
    "Within a bound above a tenth of max(1, |expected|) nothing is known, beyond it all",
    arguments: [(1.5, 1.0, 1.0), (0.2, 0.1, 0.101), (16, 16, 1.7), (0, 0, 1e300)])
  func vague(actual: Double, expected: Double, bound: Double) throws {
    let within = try compare(actual, expected: expected, bound: bound)
    #expect(within.verdict == .inconclusive)
    #expect(within.unverifiable == 1)
    for beyond in [expected + 1.25 * bound, .nan, .infinity] {
      let comparison = try compare(beyond, expected: expected, bound: bound)
      #expect(comparison.verdict == .diverges)
      #expect(comparison.unverifiable == 0)
    }
  }

  @Test("The largest finite Float is no infinity")
  func largestFiniteFloat() throws {
    let largest = Float.greatestFiniteMagnitude
    #expect(try compare(largest, expected: .infinity, bound: 0).verdict == .diverges)
    #expect(
      try compare(Float.infinity, expected: Double(largest), bound: 1e38).verdict == .diverges)
    #expect(try compare(largest, expected: Double(largest), bound: 0).verdict == .agrees)
  }

  @Test("Errors are measured in absolute, relative and last-place terms")
  func errors() throws {
    let comparison = try compare(
      Float(1.5).nextUp, expected: 1.5, bound: 0.125, statisticalBound: 0x1p-24)
    #expect(comparison.maxAbsoluteError == 0x1p-23)
    #expect(comparison.maxRelativeError == 0x1p-23 / 1.5)
    #expect(comparison.maxUnitsInTheLastPlace == 1)
    #expect(comparison.worstStatisticalRatio == 2)
    #expect(comparison.verdict == .agrees)
  }

  @Test("An error where 0 is expected has an infinite relative error")
  func relativeToZero() throws {
    let comparison = try compare(Float(1e-30), expected: 0, bound: 0.0625)
    #expect(comparison.maxRelativeError == .infinity)
    #expect(try compare(Float(0), expected: 0, bound: 0.0625).maxRelativeError == 0)
  }
}
