/// One step of a trace taken apart: every stage beside what the reference makes of the subject's own
/// state before the step.
public struct StepTable: Sendable {
  /// The step, from 0.
  public let step: Int

  /// H, the number of hidden units, or of outputs of a layer without a state.
  public let units: Int

  /// The rows of inputs, `[B, I]`, row-major.
  public let inputs: [Double]

  /// I, the width of a row of inputs.
  public let inputSize: Int

  /// The states before the step, in the signature's order.
  public let states: [StepState]

  /// In the order of computation.
  public let stages: [StageValues]

  /// The batch rows whose sequences have the step; past a sequence's end nothing is computed.
  public let rows: [Int]

  /// A table of these parts.
  public init(
    step: Int, units: Int, inputs: [Double], inputSize: Int, states: [StepState],
    stages: [StageValues], rows: [Int]
  ) {
    self.step = step
    self.units = units
    self.inputs = inputs
    self.inputSize = inputSize
    self.states = states
    self.stages = stages
    self.rows = rows
  }

  /// A stage's element that belongs to a unit.
  ///
  /// A projected h has outputs in the place of units: there it is the worst of the row.
  public func element(_ values: StageValues, row: Int, unit: Int) -> StageElement {
    if values.units == units { return values.element(row: row, unit: unit) }
    return values.worst(inRows: [row]) ?? values.element(row: row, unit: 0)
  }

  /// The place in `stages` of the first one that is beyond its bound at a batch row and unit.
  public func firstBeyond(row: Int, unit: Int) -> Int? {
    guard rows.contains(row) else { return nil }
    return stages.firstIndex { element($0, row: row, unit: unit).isBeyond }
  }

  /// The place in `stages` of the first one that is beyond its bound anywhere.
  public var firstBeyond: Int? {
    stages.firstIndex { $0.worst(inRows: rows)?.isBeyond ?? false }
  }

  /// The worst element of that stage or, where nothing is beyond its bound, of the whole step.
  public var worst: (stage: Stage, element: StageElement)? {
    let candidates = firstBeyond.map { stages[$0...$0] } ?? stages[...]
    var worst: (stage: Stage, element: StageElement)?
    for values in candidates {
      guard let element = values.worst(inRows: rows) else { continue }
      if element.ratio ?? -1 > worst?.element.ratio ?? -1 { worst = (values.stage, element) }
    }
    return worst
  }
}
