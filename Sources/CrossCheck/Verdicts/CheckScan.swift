package import Tensors
import _ElementSurvey

/// One pass over the elements of a check: what is worst, first and greatest, and how many elements are
/// how near to their bounds.
///
/// Only trivial fields, so that the loop keeps them in registers.
package struct CheckScan {
  /// The element of the greatest ratio, the earliest of equals; −1 before there is one.
  package private(set) var worstRatio = -1.0
  package private(set) var worstOffset = -1

  /// The worst element of the first divergent step.
  private(set) var firstRatio = 1.0
  private(set) var firstOffset = -1

  private(set) var unverifiable = 0
  private(set) var divergent = 0
  package private(set) var statisticalRatio = 0.0
  package private(set) var absoluteError = 0.0
  package private(set) var relativeError = 0.0
  package private(set) var unitsInTheLastPlace = 0.0

  /// What |d| / |expected| must reach to change `relativeError` or `unitsInTheLastPlace`.
  private var relativeThreshold = 0.0

  /// Elements of a time step.
  private let stride: Int

  package init(stride: Int) { self.stride = max(stride, 1) }

  /// Adds all elements; the buffers are equally long.
  ///
  /// - Parameters:
  ///   - firstStep: the time step of the first element.
  ///   - ratios: where the elements are counted that the bound decides.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package mutating func add<Scalar: TensorScalar>(
    _ actual: UnsafeBufferPointer<Scalar>, expected: UnsafeBufferPointer<Double>,
    bound: UnsafeBufferPointer<Double>, statisticalBound: UnsafeBufferPointer<Double>?,
    firstStep: Int = 0, to ratios: inout RatioDistribution
  ) {
    ElementCounts.add(to: &ratios) { counts, ratios in
      var start = 0
      while start < actual.count {
        let step = firstStep + start / stride
        let sizeClass = SizeClass.index(of: step)
        // Of one class alone: the steps up to its end. Few at a time while maxima still change, since
        // each element sees those of before alone.
        let steps = SizeClass.range(of: sizeClass).upperBound - step
        let end =
          steps < (actual.count - start) / stride ? start + (steps + 1) * stride : actual.count
        var (worst, length) = (-1.0, 1)
        while start < end {
          let part = start..<min(start + length, end)
          let isUsual = add(part, of: actual, expected, bound, statisticalBound, &worst, counts)
          length = isUsual ? min(2 * length, ElementCounts.capacity) : max(length / 2, 1)
          start = part.upperBound
        }
        ratios.worstByStep[sizeClass] = max(ratios.worstByStep[sizeClass], worst)
      }
    }
  }

  /// Adds some elements of a class of steps.
  ///
  /// Nearly every element is verifiable, agrees and changes no maximum.
  ///
  /// - Returns: whether all did.
  @inline(__always)
  private mutating func add<Scalar: TensorScalar>(
    _ part: Range<Int>, of actual: UnsafeBufferPointer<Scalar>,
    _ expected: UnsafeBufferPointer<Double>, _ bound: UnsafeBufferPointer<Double>,
    _ statisticalBound: UnsafeBufferPointer<Double>?, _ worst: inout Double,
    _ counts: ElementCounts
  ) -> Bool {
    let usual = lockstep_usual_element(
      least_bound: RatioClass.leastBound, largest_bound: largestEvidentBound, ratio: worst,
      likely_ratio: statisticalBound == nil ? .infinity : statisticalRatio,
      absolute: absoluteError, relative: relativeThreshold)
    let notable = counts.survey(
      part, actual, expected, bound, likely: statisticalBound ?? bound, usual)
    var rest = notable
    while rest != 0 {
      let index = rest.trailingZeroBitCount
      rest &= rest - 1
      let offset = part.lowerBound + index
      let ratio = addNotable(
        actual[offset], expected: expected[offset], bound: bound[offset],
        statisticalBound: statisticalBound?[offset], offset: offset)
      counts.set(index, expected: expected[offset], ratio: ratio)
      worst = max(worst, ratio ?? -1)
    }
    counts.count(part.count)
    return notable == 0
  }

  /// Adds one element of any kind.
  ///
  /// - Returns: its ratio; nil if it is unverifiable.
  @inline(never)
  private mutating func addNotable<Scalar: TensorScalar>(
    _ actual: Scalar, expected: Double, bound: Double, statisticalBound: Double?, offset: Int
  ) -> Double? {
    let value = Double(actual)
    guard let ratio = elementRatio(actual: value, expected: expected, bound: bound) else {
      unverifiable += 1
      return nil
    }
    if ratio > worstRatio { (worstRatio, worstOffset) = (ratio, offset) }
    if ratio > 1 {
      divergent += 1
      let isFirstStep = firstOffset < 0 || offset / stride == firstOffset / stride
      if isFirstStep, ratio > firstRatio { (firstRatio, firstOffset) = (ratio, offset) }
    }
    guard value.isFinite, expected.isFinite, value != expected else { return ratio }
    let distance = abs(value - expected)
    if let statisticalBound {
      statisticalRatio = max(statisticalRatio, distance / statisticalBound)
    }
    guard distance > absoluteError || !(distance < relativeThreshold * abs(expected)) else {
      return ratio
    }
    absoluteError = max(absoluteError, distance)
    relativeError = max(relativeError, distance / abs(expected))
    unitsInTheLastPlace = max(
      unitsInTheLastPlace, Tensors.unitsInTheLastPlace(from: actual, to: expected))
    // A unit in the last place is at least 2⁻ᵖ of a value in the format's range; beyond the range
    // it is constant, and the element of the greatest absolute error has the most.
    let precision = Scalar.significandBitCount + 1
    let units = unitsInTheLastPlace * Double(sign: .plus, exponent: -precision, significand: 1)
    relativeThreshold = min(relativeError, units)
    return ratio
  }
}
