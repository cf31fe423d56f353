import Foundation

/// An LSTM as an application might hold it: gate by gate and unit by unit, for one sequence.
///
/// It knows nothing of Lockstep: put your own cell in its place.
public struct GatedMemory: Sendable {
  let enter: Gate
  let candidate: Gate
  let keep: Gate
  let show: Gate

  /// What the units remember, and what they show of it.
  public private(set) var memory: [Float]
  public private(set) var output: [Float]

  public init(
    enter: Gate, candidate: Gate, keep: Gate, show: Gate, memory: [Float], output: [Float]
  ) {
    self.enter = enter
    self.candidate = candidate
    self.keep = keep
    self.show = show
    self.memory = memory
    self.output = output
  }

  /// Advances by one step, in a single loop over the units.
  public mutating func step(_ inputs: [Float]) {
    let hidden = output  // every unit reads the output of the step before
    for unit in memory.indices {
      let entering = sigmoid(enter.sum(unit: unit, inputs: inputs, hidden: hidden))
      let candidate = tanh(candidate.sum(unit: unit, inputs: inputs, hidden: hidden))
      let kept = sigmoid(keep.sum(unit: unit, inputs: inputs, hidden: hidden))
      let shown = sigmoid(show.sum(unit: unit, inputs: inputs, hidden: hidden))
      memory[unit] = kept * memory[unit] + entering * candidate
      output[unit] = shown * tanh(memory[unit])
    }
  }

  private func sigmoid(_ x: Float) -> Float { 1 / (1 + exp(-x)) }
}
