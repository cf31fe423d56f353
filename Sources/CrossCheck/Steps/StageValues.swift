/// A stage of one step beside what the reference expects there.
public struct StageValues: Sendable {
  /// The stage.
  public let stage: Stage

  /// The width of a row.
  public let units: Int

  /// The values in exact arithmetic, `[B, units]`, row-major; see `Check`.
  public let expected: [Double]

  /// How far rounding can take an answer from `expected`, `[B, units]`.
  public let bound: [Double]

  /// The subject's, `[B, units]`; nil where it does not show them.
  public let actual: [Double]?

  /// Values of these parts.
  ///
  /// - Precondition: all have equally many elements, whole rows of them.
  public init(
    _ stage: Stage, units: Int, expected: [Double], bound: [Double], actual: [Double]?
  ) {
    precondition(
      bound.count == expected.count && actual?.count ?? expected.count == expected.count
        && expected.count.isMultiple(of: max(units, 1)),
      "a stage's arrays are of one shape")
    self.stage = stage
    self.units = units
    self.expected = expected
    self.bound = bound
    self.actual = actual
  }

  /// The element of a batch row and unit.
  ///
  /// - Precondition: the row and the unit exist.
  public func element(row: Int, unit: Int) -> StageElement {
    let index = row * units + unit
    let actual = actual?[index]
    return StageElement(
      row: row, unit: unit, actual: actual, expected: expected[index], bound: bound[index],
      ratio: actual.flatMap {
        elementRatio(actual: $0, expected: expected[index], bound: bound[index])
      })
  }

  /// The element of the greatest ratio, the earliest of equals; nil if none of these rows has one.
  public func worst(inRows rows: some Sequence<Int>) -> StageElement? {
    guard actual != nil else { return nil }
    var worst: StageElement?
    for row in rows {
      for unit in 0..<units {
        let element = element(row: row, unit: unit)
        if let ratio = element.ratio, ratio > worst?.ratio ?? -1 { worst = element }
      }
    }
    return worst
  }
}
