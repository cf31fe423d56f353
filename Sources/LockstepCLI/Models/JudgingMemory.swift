import CommandSupport
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

  /// - Throws: `CommandFailure` if there is not enough to judge the network on what is drawn, of which
  ///   only the widths are known: a few bytes of a file can say any.
  static func refuseTooMuch(for plan: NetworkPlan) throws {
    let (steps, sequences) = (20, 3)
    guard let available = SystemMemory.available(), let greatest = greatest(of: plan) else {
      return
    }
    let needed = greatest.bytes(steps: steps, sequences: sequences)
    guard needed > available else { return }
    throw CommandFailure(
      .usage,
      "judging layer \(greatest.layer), of \(plan.layers[greatest.layer].hiddenSize) units, over "
        + "\(steps) steps of \(sequences) sequences needs \(SystemMemory.text(needed)), but only "
        + "\(SystemMemory.text(available)) of memory are available")
  }

  /// - Throws: `CommandFailure` if there is not enough to judge the largest layer on what is given.
  static func refuseTooMuch<Scalar: SubjectScalar>(
    for plan: NetworkPlan, _ given: GivenData<Scalar>
  ) throws {
    guard let available = SystemMemory.available(), let greatest = greatest(of: plan) else {
      return
    }
    let shape = given.data.inputs.shape.dimensions
    let needed = greatest.bytes(steps: shape[0], sequences: shape[1])
    guard needed > available else { return }
    throw CommandFailure(
      .usage,
      "judging layer \(greatest.layer) over \(shape[0]) steps of \(shape[1]) sequences needs \(SystemMemory.text(needed)), but "
        + "only \(SystemMemory.text(available)) of memory are available; give fewer sequences, or "
        + "fewer steps")
  }

  func bytes(steps: Int, sequences: Int) -> Double { rate * Double(steps) * Double(sequences) }
}
