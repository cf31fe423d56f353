import Lockstep

/// What judging a layer takes.
struct JudgingMemory {
  /// The layer's index.
  let layer: Int

  /// Bytes for each step of each sequence.
  private let rate: Double

  /// The layer that takes the most; nil if there is none.
  static func greatest(of plan: NetworkPlan) -> JudgingMemory? {
    plan.layers.enumerated().map { index, layer in
      // 24 arrays of float64: three checks' expected values and bounds, twice, and the traces.
      let width = 24 * layer.hiddenSize + 2 * (layer.inputSize + layer.hiddenSize)
      return JudgingMemory(layer: index, rate: 8 * Double(width))
    }.max { $0.rate < $1.rate }
  }

  func bytes(steps: Int, sequences: Int) -> Double { rate * Double(steps) * Double(sequences) }
}
