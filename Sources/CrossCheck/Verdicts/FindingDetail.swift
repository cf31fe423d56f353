public import Tensors

/// A divergence from near.
public struct FindingDetail: Sendable {
  /// Of the first tensor that is wrong; nil if that has no value for each step.
  public let map: RatioMap?

  /// The first wrong step at the wrong batch row and unit, stage by stage in the order of computation.
  public let stages: [(stage: Stage, element: StageElement)]

  /// A detail of these parts.
  public init(map: RatioMap?, stages: [(stage: Stage, element: StageElement)]) {
    self.map = map
    self.stages = stages
  }

  /// The detail of a divergence that begins at an element.
  ///
  /// - Parameters:
  ///   - first: the worst element of the first wrong tensor of the first divergent step.
  ///   - judgement: what the trace was held against.
  ///   - trace: the subject's answer.
  ///   - batch: B.
  ///   - table: that step taken apart.
  public init<Scalar: TensorScalar>(
    at first: ElementComparison, judgement: Judgement, of trace: Trace<Scalar>, batch: Int,
    table: StepTable
  ) {
    let check = judgement.checks.first { check in
      check.tensor == first.tensor && check.basis == first.basis && !check.isFinalState
    }
    let map = check.flatMap { check in
      trace.tensors[check.tensor].flatMap { RatioMap(check, of: $0, batch: batch) }
    }
    // A unit of `z` is one of a gate's block; in a projected state's row the stages show their worst.
    let unit = first.unit % max(table.units, 1)
    self.init(
      map: map,
      stages: table.stages.map { values in
        (values.stage, table.element(values, row: first.batch, unit: unit))
      })
  }
}
