import Tensors

/// What the scans of a trace's checks add up to.
struct ComparisonTally {
  private(set) var elements = 0
  private(set) var unverifiable = 0

  /// Elements that only repeat an answer of the trace's own: they say nothing about the cell.
  private(set) var repeated = 0
  private(set) var divergent = 0

  /// The greatest ratio; the earliest of equals.
  private(set) var worst: ElementComparison?

  /// The worst element of the first divergent step; the earliest of equals.
  private(set) var first: ElementComparison?

  /// Of every check with a divergent element, in order of computation, the worst of its first such step.
  private var divergences: [ElementComparison] = []

  private(set) var ratios = RatioDistribution()
  private(set) var statisticalRatio = 0.0
  private(set) var absoluteError = 0.0
  private(set) var relativeError = 0.0
  private(set) var unitsInTheLastPlace = 0.0

  /// Adds one check.
  ///
  /// - Parameter lastStep: the step that a check of a final state belongs to.
  /// - Throws: `MalformedJudgement` if the check does not hold one value for each element.
  mutating func add<Scalar: TensorScalar>(
    _ check: Check, of actual: Tensor<Scalar>, batch: Int, lastStep: Int
  ) throws(MalformedJudgement) {
    let count = actual.shape.count
    let statistical = check.statisticalBound
    for values in [check.expected, check.bound, statistical ?? check.bound]
    where values.count != count {
      throw .count(tensor: check.tensor, expected: count, actual: values.count)
    }
    guard check.units == actual.shape.dimensions.last else {
      throw .count(
        tensor: check.tensor, expected: count,
        actual: check.units * (count / max(actual.shape.dimensions.last ?? 1, 1)))
    }

    var scan = CheckScan(stride: batch * check.units)
    actual.scalars.withUnsafeBufferPointer { actual in
      check.expected.withUnsafeBufferPointer { expected in
        check.bound.withUnsafeBufferPointer { bound in
          let firstStep = check.isFinalState ? lastStep : 0
          if let statistical {
            statistical.withUnsafeBufferPointer {
              scan.add(
                actual, expected: expected, bound: bound, statisticalBound: $0,
                firstStep: firstStep, to: &ratios)
            }
          } else {
            scan.add(
              actual, expected: expected, bound: bound, statisticalBound: nil,
              firstStep: firstStep, to: &ratios)
          }
        }
      }
    }

    elements += count - check.absent
    unverifiable += scan.unverifiable - check.absent
    divergent += scan.divergent
    statisticalRatio = max(statisticalRatio, scan.statisticalRatio)
    absoluteError = max(absoluteError, scan.absoluteError)
    relativeError = max(relativeError, scan.relativeError)
    unitsInTheLastPlace = max(unitsInTheLastPlace, scan.unitsInTheLastPlace)

    func element(at offset: Int, ratio: Double) -> ElementComparison {
      let row = offset / check.units
      return ElementComparison(
        tensor: check.isFinalState ? Self.finalName(check.tensor) : check.tensor,
        step: check.isFinalState ? lastStep : row / batch, batch: row % batch,
        unit: offset % check.units, basis: check.basis, expected: check.expected[offset],
        actual: Double(actual.scalars[offset]), bound: check.bound[offset], ratio: ratio)
    }
    if scan.worstOffset >= 0 {
      consider(worst: element(at: scan.worstOffset, ratio: scan.worstRatio))
    }
    if scan.firstOffset >= 0 {
      let element = element(at: scan.firstOffset, ratio: scan.firstRatio)
      divergences.append(element)
      consider(first: element)
    }
  }

  /// Adds a final state that must be `expected` bit for bit, −0 included; a NaN's sign and payload
  /// do not count.
  mutating func add<Scalar: TensorScalar>(
    finalState name: String, _ actual: ArraySlice<Scalar>, mustEqual expected: ArraySlice<Scalar>,
    units: Int, lastStep: Int, isRepeated: Bool
  ) {
    elements += actual.count
    if isRepeated { repeated += actual.count }
    guard let firstActual = actual.first, let firstExpected = expected.first else { return }
    func element(_ offset: Int, _ left: Scalar, _ right: Scalar, ratio: Double) -> ElementComparison
    {
      ElementComparison(
        tensor: Self.finalName(name), step: lastStep, batch: offset / units, unit: offset % units,
        basis: nil, expected: Double(right), actual: Double(left), bound: 0, ratio: ratio)
    }
    // Nearly always equal.
    let pairs = zip(actual, expected)
    guard actual.count != expected.count || !pairs.allSatisfy({ $0.isBitwiseEqual(to: $1) }) else {
      consider(worst: element(0, firstActual, firstExpected, ratio: 0))
      return
    }
    for (offset, (left, right)) in pairs.enumerated()
    where !left.isBitwiseEqual(to: right) && !(left.isNaN && right.isNaN) {
      divergent += 1
      let element = element(offset, left, right, ratio: .infinity)
      consider(worst: element)
      consider(first: element)
    }
  }

  /// The tensors that diverge in the first divergent step and are computed before that of `first`.
  var earlierTensors: [String] {
    guard let first else { return [] }
    var names: [String] = []
    for element in divergences where element.step == first.step {
      if element.tensor == first.tensor { break }
      if !names.contains(element.tensor) { names.append(element.tensor) }
    }
    return names
  }

  /// The worst element of the first of those tensors; `first` if there is none.
  var origin: ElementComparison? {
    guard let first, let tensor = earlierTensors.first else { return first }
    return divergences.filter { $0.tensor == tensor && $0.step == first.step }
      .reduce(nil) { $1.ratio > $0?.ratio ?? -1 ? $1 : $0 }
  }

  private mutating func consider(worst element: ElementComparison) {
    if element.ratio > worst?.ratio ?? -1 { worst = element }
  }

  private mutating func consider(first element: ElementComparison) {
    guard let first else {
      self.first = element
      return
    }
    if element.step < first.step || (element.step == first.step && element.ratio > first.ratio) {
      self.first = element
    }
  }

  /// The name of a state after the last step in findings, the like of `initial_h`.
  private static func finalName(_ state: String) -> String { "final_" + state }
}
