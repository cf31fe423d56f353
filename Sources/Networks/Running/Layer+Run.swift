import RecurrentCells
import Tensors

extension Layer {
  /// Zeros for every state.
  func zeroStates(batch: Int) throws -> NamedTensors<Scalar> {
    var states: NamedTensors<Scalar> = [:]
    for name in signature.states {
      states[name] = try Tensor([batch, width(of: name)], repeating: 0)
    }
    return states
  }

  /// The layer's part of `Network.run`; the lengths are within 0…T.
  func run(
    _ inputs: Tensor<Scalar>, from initial: NamedTensors<Scalar>, lengths: [Int]?
  ) throws -> LayerRun<Scalar> {
    let inputs = try splice?.run(inputs, lengths: lengths) ?? inputs
    let (states, outputs, final) = try runToTheEnd(inputs, from: initial)
    // What a feed-forward layer makes of zeros past the ends is left there.
    guard let lengths, signature.isRecurrent else {
      return LayerRun(
        inputs: inputs, initialStates: initial, states: states, outputs: outputs,
        finalStates: final)
    }
    // A row does not depend on another, nor a step on a later one: what was computed past the ends
    // is overwritten.
    var held: NamedTensors<Scalar> = [:]
    var last: NamedTensors<Scalar> = [:]
    for (name, trace) in states {
      let ends = SequenceEnds(lengths: lengths, units: width(of: name))
      let end = ends.last(of: trace, from: try state(name, of: initial))
      held[name] = ends.replacing(trace, by: end)
      last[name] = end
    }
    return LayerRun(
      inputs: inputs, initialStates: initial, states: held,
      outputs: SequenceEnds(lengths: lengths, units: outputSize).replacing(outputs, by: nil),
      finalStates: last)
  }

  /// All steps of all sequences: the traces of the states, the outputs, and the last states.
  private func runToTheEnd(
    _ inputs: Tensor<Scalar>, from initial: NamedTensors<Scalar>
  ) throws -> (NamedTensors<Scalar>, Tensor<Scalar>, NamedTensors<Scalar>) {
    func h() throws(NetworkError) -> Tensor<Scalar> { try state("h", of: initial) }
    switch cell {
    case .lstm(let cell):
      let run = try cell.run(inputs, from: LSTMCell.State(c: state("c", of: initial), h: h()))
      return (
        ["c": run.c, "h": run.h], run.h, ["c": run.finalState.c, "h": run.finalState.h]
      )
    case .engine(let engine):
      return try Self.run(engine, inputs, c: state("c", of: initial), h: h())
    case .extendedLSTM(let cell):
      let run = try cell.run(inputs, from: LSTMCell.State(c: state("c", of: initial), h: h()))
      return (
        ["c": run.c, "h": run.h], run.h, ["c": run.finalState.c, "h": run.finalState.h]
      )
    case .rnn(let cell):
      let run = try cell.run(inputs, from: h())
      return (["h": run.h], run.h, ["h": run.finalState])
    case .feedForward(let layer):
      let y = try layer.run(inputs)
      return (["y": y], y, [:])
    }
  }

  /// The engine's part; its scalars are the layer's.
  private static func run(
    _ engine: LSTMEngine, _ inputs: Tensor<Scalar>, c: Tensor<Scalar>, h: Tensor<Scalar>
  ) throws -> (NamedTensors<Scalar>, Tensor<Scalar>, NamedTensors<Scalar>) {
    guard let inputs = inputs as? Tensor<Float>, let c = c as? Tensor<Float>,
      let h = h as? Tensor<Float>
    else { preconditionFailure("the engine computes in float32") }
    let run = try engine.run(inputs, from: LSTMCell.State(c: c, h: h))
    guard
      let states = (["c": run.c, "h": run.h] as NamedTensors<Float>) as? NamedTensors<Scalar>,
      let outputs = run.h as? Tensor<Scalar>,
      let final = (["c": run.finalState.c, "h": run.finalState.h] as NamedTensors<Float>)
        as? NamedTensors<Scalar>
    else { preconditionFailure("the engine computes in float32") }
    return (states, outputs, final)
  }

  private func state(
    _ name: String, of states: NamedTensors<Scalar>
  ) throws(NetworkError) -> Tensor<Scalar> {
    guard let tensor = states[name] else {
      throw .argument("The initial state \(name) of the layer \(self.name) is missing")
    }
    return tensor
  }
}
