public import Tensors

/// What one judgement of one case costs, in seconds: medians over interleaved rounds.
public struct JudgeTimes: Sendable {
  public let sizes: Sizes

  /// All steps at once: `ReferenceJudge.judge`, with copying in and out.
  public let batch: Double

  /// The same judge stepped through time.
  public let stepwise: Double

  /// The Reference's call alone on arrays that are in place, made from Swift and from Python.
  public let callFromSwift: Double
  public let callFromPython: Double
}
