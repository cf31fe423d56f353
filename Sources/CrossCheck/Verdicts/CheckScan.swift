import Tensors

/// One pass over the elements of a check: what is worst, first and greatest.
///
/// Only trivial fields, so that the loop keeps them in registers.
struct CheckScan {
  /// The element of the greatest ratio, the earliest of equals; −1 before there is one.
  private(set) var worstRatio = -1.0
  private(set) var worstOffset = -1

  /// The worst element of the first divergent step.
  private(set) var firstRatio = 1.0
  private(set) var firstOffset = -1

  private(set) var unverifiable = 0
  private(set) var divergent = 0
  private(set) var statisticalRatio = 0.0
  private(set) var absoluteError = 0.0
  private(set) var relativeError = 0.0
  private(set) var unitsInTheLastPlace = 0.0

  /// What |d| / |expected| must reach to change `relativeError` or `unitsInTheLastPlace`.
  private var relativeThreshold = 0.0

  /// Elements of a time step.
  private let stride: Int

  init(stride: Int) { self.stride = max(stride, 1) }

  /// Adds all elements; the buffers are equally long.
  ///
  /// Nearly every element is verifiable, agrees and changes no maximum, which products tell without
  /// a division: rounding is monotone, so a quotient `d / b > m` in floating point implies
  /// `d >= m * b` in floating point. The test is written so that NaN does not pass it.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  mutating func add<Scalar: TensorScalar>(
    _ actual: UnsafeBufferPointer<Scalar>, expected: UnsafeBufferPointer<Double>,
    bound: UnsafeBufferPointer<Double>, statisticalBound: UnsafeBufferPointer<Double>?
  ) {
    let likely = statisticalBound ?? bound
    var (ratio, likelyRatio) = (worstRatio, statisticalRatio)
    var (absolute, relative) = (absoluteError, relativeThreshold)
    for offset in 0..<actual.count {
      let distance = abs(Double(actual[offset]) - expected[offset])
      let limit = bound[offset]
      if limit <= largestEvidentBound, distance <= limit, distance < ratio * limit,
        distance < likelyRatio * likely[offset], distance <= absolute,
        distance < relative * abs(expected[offset])
      {
        continue
      }
      addNotable(
        actual[offset], expected: expected[offset], bound: limit,
        statisticalBound: statisticalBound?[offset], offset: offset)
      ratio = worstRatio
      likelyRatio = statisticalBound == nil ? .infinity : statisticalRatio
      (absolute, relative) = (absoluteError, relativeThreshold)
    }
  }

  /// Adds one element of any kind.
  @inline(never)
  private mutating func addNotable<Scalar: TensorScalar>(
    _ actual: Scalar, expected: Double, bound: Double, statisticalBound: Double?, offset: Int
  ) {
    let value = Double(actual)
    guard let ratio = elementRatio(actual: value, expected: expected, bound: bound) else {
      unverifiable += 1
      return
    }
    if ratio > worstRatio { (worstRatio, worstOffset) = (ratio, offset) }
    if ratio > 1 {
      divergent += 1
      let isFirstStep = firstOffset < 0 || offset / stride == firstOffset / stride
      if isFirstStep, ratio > firstRatio { (firstRatio, firstOffset) = (ratio, offset) }
    }
    guard value.isFinite, expected.isFinite, value != expected else { return }
    let distance = abs(value - expected)
    if let statisticalBound {
      statisticalRatio = max(statisticalRatio, distance / statisticalBound)
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
  }
}
