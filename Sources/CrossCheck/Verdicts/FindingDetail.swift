/// A divergence from near.
public struct FindingDetail: Sendable {
  /// Of the first tensor that is wrong; nil if that has no value for each step.
  public let map: RatioMap?

  /// The first wrong step at the wrong batch row and unit, stage by stage in the order of computation.
  public let stages: [(stage: Stage, element: StageElement)]

  public init(map: RatioMap?, stages: [(stage: Stage, element: StageElement)]) {
    self.map = map
    self.stages = stages
  }
}
