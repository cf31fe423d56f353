public import Tensors

/// Whether candidates still show the fault that a case showed: what a shrinker asks, of a subject and
/// a judge.
///
///     let same = try SameCause(of: example, subject: subject, judge: judge)
///     let shrunk = try Shrinker().shrink(
///       example, startingStates: same.states, keeps: same.isKept(by:))
public struct SameCause<Scalar: TensorScalar> {
  /// A further condition: whether each of some cases with their answers fulfils it.
  ///
  /// All have equal sizes; it is asked only about those that show the same cause.
  public typealias Condition = ([JudgedPair<Scalar>]) throws -> [Bool]

  /// The cause that has to stay.
  public let cause: Cause

  /// The states that the subject gave for the case after every step; empty if it gave no answer.
  public let states: NamedTensors<Scalar>

  private let judging: StackJudging<Scalar>
  private let condition: Condition?

  /// Runs and judges the case once.
  ///
  /// - Parameters:
  ///   - example: the case.
  ///   - subject: what answers it.
  ///   - judge: what knows the right answers.
  ///   - condition: what has to stay beside the cause. Of a case without an answer nothing but the
  ///     verdict has to stay.
  /// - Throws: what the judge throws.
  public init(
    of example: Case<Scalar>, subject: any Subject<Scalar>, judge: any Judge<Scalar>,
    also condition: Condition? = nil
  ) throws {
    judging = StackJudging(subject: subject, judge: judge)
    self.condition = condition
    let outcome = try judging.outcomes(
      of: [example], withActivations: example.wantsActivations)[0]
    cause = Cause(outcome.comparison)
    var states: NamedTensors<Scalar> = [:]
    for name in example.signature.states { states[name] = outcome.pair?.trace.tensors[name] }
    self.states = states
  }

  /// Whether each of some candidates, of one signature and equal sizes, shows the cause.
  ///
  /// - Throws: what the judge or the condition throws; `MalformedAnswers` if the condition does not
  ///   answer once for each pair.
  public func isKept(by candidates: [Case<Scalar>]) throws -> [Bool] {
    guard let first = candidates.first else { return [] }
    let outcomes = try judging.outcomes(
      of: candidates, withActivations: first.wantsActivations)
    var answers = outcomes.map { Cause($0.comparison) == cause }
    guard let condition else { return answers }
    let asked = outcomes.indices.filter { answers[$0] && outcomes[$0].pair != nil }
    guard !asked.isEmpty else { return answers }
    let further = try condition(asked.compactMap { outcomes[$0].pair })
    guard further.count == asked.count else {
      throw MalformedAnswers(expected: asked.count, actual: further.count)
    }
    for (index, isFulfilled) in zip(asked, further) { answers[index] = isFulfilled }
    return answers
  }
}
