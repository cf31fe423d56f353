public import CrossCheck
import PythonBridge
import Tensors

/// A trace that was judged, and whose steps can be taken apart.
///
/// A step is computed when it is asked for.
public final class StagedTrace<Scalar: SubjectScalar> {
  /// The subject's name.
  public let subject: String
  public let pair: JudgedPair<Scalar>

  /// Every step in numbers, as a campaign compares it.
  public let comparison: Comparison

  /// How many steps of each batch row there are.
  public let lengths: [Int]

  /// The keys of the utterances that the batch rows are, where the inputs are a table; else nil.
  public let keys: [String]?

  private let judge: ReferenceJudge<Scalar>
  private let reference: ReferenceStages<Scalar>
  private let stages: (_ step: Int) throws -> [Stage: [Scalar]]

  /// Runs a subject on a case and judges its trace, with the activations that it shows.
  ///
  /// - Parameters:
  ///   - below: what the case's inputs are put together from; by default they are its own.
  ///   - keys: see the property.
  /// - Throws: `SubjectFailure` if the subject has no answer; otherwise if the reference fails.
  public convenience init(
    of subject: any Subject<Scalar>, on example: Case<Scalar>, judge: ReferenceJudge<Scalar>,
    below: LayersBelow<Scalar> = LayersBelow(), keys: [String]? = nil
  ) throws {
    let trace: Trace<Scalar>
    do {
      trace = try subject.traceWithActivations(of: example)
      try trace.validate(for: example)
    } catch let problem as TraceProblem {
      throw SubjectFailure(reason: "the answer of \(subject.name) cannot be compared: \(problem)")
    } catch {
      throw SubjectFailure(reason: "\(subject.name) gave no answer: \(error)")
    }
    let pair = JudgedPair(example, trace)
    try self.init(subject.name, pair, judge: judge, below: below, keys: keys) { step in
      try (subject as? any StagedSubject<Scalar>)?.stages(of: step, in: pair) ?? [:]
    }
  }

  /// Judges the trace that somebody gave.
  ///
  /// - Parameter pair: the trace is valid for the case.
  /// - Throws: if the reference fails.
  public convenience init(
    _ subject: String, _ pair: JudgedPair<Scalar>, judge: ReferenceJudge<Scalar>
  ) throws {
    try self.init(subject, pair, judge: judge, below: LayersBelow(), keys: nil)
  }

  /// - Parameter stages: what the subject shows of a step beside its trace.
  init(
    _ subject: String, _ pair: JudgedPair<Scalar>, judge: ReferenceJudge<Scalar>,
    below: LayersBelow<Scalar>, keys: [String]?,
    stages: @escaping (_ step: Int) throws -> [Stage: [Scalar]] = { _ in [:] }
  ) throws {
    let sizes = pair.example.sizes
    let lengths = below.lengths ?? [Int](repeating: sizes.steps, count: sizes.batch)
    comparison = try Comparison.underEitherContract { contract in
      var judgement =
        sizes.steps == 0
        ? Judgement.ofEmptySequence(pair)
        : try judge.judge(pair, below: below, contract: contract)
      if below.lengths != nil {
        judgement = judgement.cut(
          to: lengths, padding: lengths.map { _ in .absent }, of: pair.trace, to: pair.example)
      }
      return try Comparison(
        of: pair.trace, to: pair.example, judgement: judgement, contract: contract)
    }
    reference = try ReferenceStages(judge.reference, pair, below: below)
    self.subject = subject
    self.pair = pair
    self.lengths = lengths
    self.keys = keys
    self.judge = judge
    self.stages = stages
  }

  /// A step taken apart.
  ///
  /// - Precondition: the case has the step.
  /// - Throws: if the subject or the reference fails.
  public func table(of step: Int) throws -> StepTable {
    let sizes = pair.example.sizes
    precondition((0..<sizes.steps).contains(step), "the case has that step")
    let values = try reference.values(
      of: step, contract: comparison.contract, activationRoundoffs: judge.activationRoundoffs)
    let shown = try stages(step)
    let tables = zip(reference.layouts, values.stages).map { layout, values in
      StageValues(
        layout.stage, units: layout.units, expected: values.expected, bound: values.bound,
        actual: (traced(layout, step) ?? shown[layout.stage])?.map { Double($0) })
    }
    let signature = pair.example.signature
    let states = signature.states.compactMap { state -> StepState? in
      guard signature.isRecurrent, let values = values.states[state] else { return nil }
      return StepState(
        name: state, units: sizes[signature.width(of: state)], values: values.expected,
        bound: values.bound, isCarried: pair.trace.tensors[state] == nil)
    }
    let inputs = pair.inputs(at: step)
    return StepTable(
      step: step, units: sizes.hiddenSize, inputs: inputs.map { Double($0) },
      inputSize: inputs.count / max(sizes.batch, 1), states: states, stages: tables,
      rows: lengths.indices.filter { step < lengths[$0] })
  }

  /// What the trace holds of a stage.
  private func traced(_ layout: StageLayout, _ step: Int) -> [Scalar]? {
    guard let name = layout.tensor, let tensor = pair.trace.tensors[name],
      let values = pair.values(name, after: step), let width = tensor.shape.dimensions.last
    else { return nil }
    return stride(from: layout.block * layout.units, to: values.count, by: max(width, 1)).flatMap {
      values[$0..<$0 + layout.units]
    }
  }
}
