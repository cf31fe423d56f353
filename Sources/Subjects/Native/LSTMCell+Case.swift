import CrossCheck
import RecurrentCells
import Tensors

extension LSTMCell where Scalar: SubjectScalar {
  /// The cell that a case is about.
  ///
  /// - Throws: `CellError`.
  init(_ example: Case<Scalar>, activation: Activation = .standard) throws(CellError) {
    try self.init(
      kernel: example["kernel"], bias: example["bias"],
      recurrentBias: example.tensors["recurrent_bias"],
      forgetBias: Scalar(example.options["forget_bias"] ?? 1), activation: activation)
  }
}

extension Trace where Scalar: SubjectScalar {
  /// What the cell's run shows of itself.
  init(_ run: LSTMCell<Scalar>.Run) {
    var tensors: NamedTensors = ["c": run.c, "h": run.h]
    if let activations = run.activations {
      tensors["z"] = activations.z
      tensors["i"] = activations.i
      tensors["j"] = activations.j
      tensors["f"] = activations.f
      tensors["o"] = activations.o
    }
    self.init(tensors: tensors, finalState: ["c": run.finalState.c, "h": run.finalState.h])
  }
}
