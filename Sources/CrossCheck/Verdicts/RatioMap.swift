public import Tensors

/// Where one tensor of a trace is off: the greatest ratio over step × unit, over all batch rows.
///
/// A trace of many steps or units is drawn in cells of several each.
public struct RatioMap: Hashable, Sendable {
  /// The tensor, and what its check starts from; see `Check`.
  public let tensor: String
  public let basis: String?

  /// T, and the tensor's width.
  public let steps: Int
  public let units: Int

  /// How many of them a cell stands for; the last cells may stand for fewer.
  public let stepsPerCell: Int
  public let unitsPerCell: Int

  /// The greatest ratio of each cell, a row for each step or group of steps; negative where nothing
  /// could be verified.
  public let ratios: [Double]

  public var rows: Int { Self.cells(steps, stepsPerCell) }
  public var columns: Int { Self.cells(units, unitsPerCell) }

  /// How many cells there are at most, in steps and in units.
  public static let mostRows = 64
  public static let mostColumns = 48

  package init(
    tensor: String, basis: String?, steps: Int, units: Int, stepsPerCell: Int, unitsPerCell: Int,
    ratios: [Double]
  ) {
    self.tensor = tensor
    self.basis = basis
    self.steps = steps
    self.units = units
    self.stepsPerCell = stepsPerCell
    self.unitsPerCell = unitsPerCell
    self.ratios = ratios
  }

  /// Nil if the check is of no tensor that has a value for each step.
  ///
  /// - Parameters:
  ///   - check: the expected values and bounds of one tensor.
  ///   - actual: the trace's tensor, [T, B, units].
  ///   - batch: B.
  public init?<Scalar: TensorScalar>(_ check: Check, of actual: Tensor<Scalar>, batch: Int) {
    let stride = batch * check.units
    guard !check.isFinalState, stride > 0, actual.shape.count > 0,
      actual.shape.count == check.expected.count
    else { return nil }
    let steps = actual.shape.count / stride
    let stepsPerCell = Self.cells(steps, Self.mostRows)
    let unitsPerCell = Self.cells(check.units, Self.mostColumns)
    let columns = Self.cells(check.units, unitsPerCell)
    var ratios = Array(repeating: -1.0, count: Self.cells(steps, stepsPerCell) * columns)
    for offset in check.expected.indices {
      guard
        let ratio = elementRatio(
          actual: Double(actual.scalars[offset]), expected: check.expected[offset],
          bound: check.bound[offset])
      else { continue }
      let cell =
        offset / stride / stepsPerCell * columns + offset % check.units / unitsPerCell
      ratios[cell] = max(ratios[cell], ratio)
    }
    self.init(
      tensor: check.tensor, basis: check.basis, steps: steps, units: check.units,
      stepsPerCell: stepsPerCell, unitsPerCell: unitsPerCell, ratios: ratios)
  }

  private static func cells(_ count: Int, _ size: Int) -> Int { (count + size - 1) / size }
}
