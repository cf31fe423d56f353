public import Tensors

extension Comparison {
  /// Compares every element of a valid trace.
  ///
  /// An element agrees iff `|actual − expected| ≤ bound`. A final state that the judgement has no
  /// check for must equal the last step of its tensor bit for bit, and with T = 0 the initial state;
  /// with T = 0 and no final state there is nothing to compare: inconclusive.
  ///
  /// - Parameters:
  ///   - trace: the subject's answer.
  ///   - example: the case.
  ///   - judgement: the reference's answer to the trace.
  ///   - contract: the one that the judgement was made by.
  ///   - tolerance: what is accepted, though it diverges.
  /// - Precondition: `trace.validate(for: example)` does not throw.
  /// - Throws: `MalformedJudgement` if the judgement does not fit the trace, so that nothing is
  ///   passed over in silence.
  public init<Scalar: TensorScalar>(
    of trace: Trace<Scalar>, to example: Case<Scalar>, judgement: Judgement,
    contract: ActivationContract, tolerance: Tolerance? = nil
  ) throws(MalformedJudgement) {
    let sizes = example.sizes
    let lastStep = max(sizes.steps - 1, 0)
    var tally = ComparisonTally()
    for check in judgement.checks {
      let source = check.isFinalState ? trace.finalState : trace.tensors
      guard let actual = source[check.tensor] else { throw .absentTensor(check.tensor) }
      try tally.add(check, of: actual, batch: sizes.batch, lastStep: lastStep)
    }
    for state in example.signature.states {
      func isChecked(final: Bool) -> Bool {
        judgement.checks.contains { $0.tensor == state && $0.isFinalState == final }
      }
      let steps = trace.tensors[state]
      if let steps, steps.shape.count > 0, !isChecked(final: false) { throw .unchecked(state) }
      guard let final = trace.finalState[state], !isChecked(final: true) else { continue }
      let must: ArraySlice<Scalar>
      if sizes.steps == 0 {
        must = example["initial_" + state].scalars[...]
      } else if let steps {
        must = steps.scalars.suffix(final.shape.count)
      } else {
        throw .unchecked("final_" + state)
      }
      tally.add(
        finalState: state, final.scalars[...], mustEqual: must,
        units: sizes[example.signature.width(of: state)], lastStep: lastStep,
        isRepeated: sizes.steps > 0)
    }
    let shape =
      tally.first == nil ? nil : ErrorShape(of: trace, to: example, judgement: judgement)
    let isAccepted =
      tally.first != nil && tolerance.map { judgement.isWithin($0, trace, example) } ?? false
    self.init(tally, judgement, contract, shape, isAccepted: isAccepted)
  }

  private init(
    _ tally: ComparisonTally, _ judgement: Judgement, _ contract: ActivationContract,
    _ shape: ErrorShape?, isAccepted: Bool
  ) {
    self.shape = shape
    self.isAccepted = isAccepted
    verdict =
      if tally.first != nil {
        .diverges
      } else if tally.elements == tally.unverifiable + tally.repeated {
        .inconclusive
      } else {
        .agrees
      }
    self.contract = contract
    elements = tally.elements
    unverifiable = tally.unverifiable
    verified = tally.elements - tally.unverifiable - tally.repeated
    divergent = tally.divergent
    worst = tally.worst
    first = tally.first
    origin = tally.origin
    earlierTensors = tally.earlierTensors
    ratios = tally.ratios
    worstStatisticalRatio = tally.statisticalRatio
    maxAbsoluteError = tally.absoluteError
    maxRelativeError = tally.relativeError
    maxUnitsInTheLastPlace = tally.unitsInTheLastPlace
    suspectedBias = SuspectedBias(
      worstOf: judgement.biasTests, isLocated: judgement.carried.isEmpty)
    detectableBias = judgement.detectableBias
    anchored = judgement.anchored
    carried = judgement.carried
    activationRoundoffsNeeded = judgement.activationRoundoffsNeeded
  }
}
