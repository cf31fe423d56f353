public import Tensors

extension Judgement {
  /// The judgement of a trace without a step (T = 0): there is nothing to compute.
  public static func ofEmptySequence<Scalar: TensorScalar>(_ pair: JudgedPair<Scalar>) -> Judgement
  {
    let states = pair.example.signature.states
    return Judgement(
      checks: [], biasTests: [], activationRoundoffsNeeded: nil,
      anchored: states.filter { pair.trace.tensors[$0] != nil },
      carried: states.filter { pair.trace.tensors[$0] == nil })
  }
}
