public import CrossCheck
public import RecurrentCells
import Tensors

/// This package's own cells as a subject.
public struct NativeSubject<Scalar: SubjectScalar>: Subject {
  public let name: String
  public let version: String
  let activation: Activation

  /// - Parameter activation: how σ and tanh are computed; `.logisticTanh` reaches grade B only.
  public init(activation: Activation = .standard) {
    name = activation == .standard ? "native" : "native with tanh x = 2σ(2x) − 1"
    version = lockstepVersion
    self.activation = activation
  }

  public func trace(of example: Case<Scalar>) throws -> Trace<Scalar> {
    try trace(of: example, exposingActivations: false)
  }

  public func traceWithActivations(of example: Case<Scalar>) throws -> Trace<Scalar> {
    try trace(of: example, exposingActivations: true)
  }

  private func trace(
    of example: Case<Scalar>, exposingActivations: Bool
  ) throws -> Trace<Scalar> {
    switch example.signature {
    case .lstm, .lstmTwoBiases: try lstm(example, exposingActivations)
    case .rnn, .rnnTwoBiases: try rnn(example, exposingActivations)
    case .dense: try dense(example, .none, exposingActivations)
    case .denseSoftmax: try dense(example, .softmax, exposingActivations)
    case let signature where Signature.feedForward.contains(signature): try elementwise(example)
    case let signature where Signature.extendedLSTMs.contains(signature):
      try extendedLSTM(example, exposingActivations)
    default: throw UnknownCell(cell: example.signature.cell)
    }
  }

  private func lstm(_ example: Case<Scalar>, _ exposing: Bool) throws -> Trace<Scalar> {
    try Trace(
      LSTMCell(example, activation: activation).run(
        example["inputs"],
        from: LSTMCell.State(c: example["initial_c"], h: example["initial_h"]),
        exposingActivations: exposing))
  }

  private func extendedLSTM(
    _ example: Case<Scalar>, _ exposing: Bool
  ) throws -> Trace<Scalar> {
    let cell = try ExtendedLSTMCell(
      parameters: example.tensors, options: example.options,
      isCoupled: example.signature.gates.count == 3, activation: activation)
    let run = try cell.run(
      example["inputs"],
      from: LSTMCell.State(c: example["initial_c"], h: example["initial_h"]),
      exposingActivations: exposing)
    var tensors: NamedTensors = ["c": run.c, "h": run.h]
    for (gate, tensor) in zip(example.signature.gates, run.gates ?? []) {
      tensors[gate.name] = tensor
    }
    return Trace(tensors: tensors, finalState: ["c": run.finalState.c, "h": run.finalState.h])
  }

  private func rnn(_ example: Case<Scalar>, _ exposing: Bool) throws -> Trace<Scalar> {
    let cell = try RNNCell(
      kernel: example["kernel"], bias: example["bias"],
      recurrentBias: example.tensors["recurrent_bias"], activation: activation)
    let run = try cell.run(
      example["inputs"], from: example["initial_h"], exposingActivations: exposing)
    var tensors: NamedTensors = ["h": run.h]
    tensors["z"] = run.z
    return Trace(tensors: tensors, finalState: ["h": run.finalState])
  }

  private func dense(
    _ example: Case<Scalar>, _ activation: OutputActivation, _ exposing: Bool
  ) throws -> Trace<Scalar> {
    let layer = try DenseLayer(
      kernel: example["kernel"], bias: example["bias"], activation: activation)
    let (y, z) = try layer.run(example["inputs"], exposingActivations: exposing)
    var tensors: NamedTensors = ["y": y]
    tensors["z"] = z
    return Trace(tensors: tensors, finalState: ["y": try last(of: y, example)])
  }

  private func elementwise(_ example: Case<Scalar>) throws -> Trace<Scalar> {
    let layer = try FeedForwardLayer(
      example.signature, parameters: example.tensors, width: example.sizes.hiddenSize)
    let y = try layer.run(example["inputs"])
    return Trace(tensors: ["y": y], finalState: ["y": try last(of: y, example)])
  }

  /// The outputs of the last step; what was there before if there is none.
  private func last(of y: Tensor<Scalar>, _ example: Case<Scalar>) throws -> Tensor<Scalar> {
    let (steps, batch, width) = (
      example.sizes.steps, example.sizes.batch, example.sizes.hiddenSize
    )
    if steps == 0 { return example["initial_y"] }
    return try Tensor([batch, width], Array(y.scalars.suffix(batch * width)))
  }
}

/// A cell of the Reference that has no native implementation.
public struct UnknownCell: Error, Hashable, CustomStringConvertible {
  public let cell: String

  public var description: String { "there is no native implementation of the cell \(cell)" }
}
