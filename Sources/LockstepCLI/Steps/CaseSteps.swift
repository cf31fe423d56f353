import CommandSupport
import Lockstep

/// The steps of one case.
struct CaseSteps<Scalar: SubjectScalar> {
  let example: Case<Scalar>

  /// What the case is called in messages, such as `1:37`.
  let name: String
  let subject: SubjectChoice

  /// The file of somebody's answer, which is looked at in place of the subject's; nil for none.
  let answer: String?
  let activationRoundoffs: Double

  /// Whether the outputs in that file are batch-major, [B, T, H].
  let isBatchMajor: Bool

  /// - Throws: `CommandFailure` if the case has no step, or there is not enough memory to judge it;
  ///   otherwise what `Assembly.failure` knows.
  func make(_ assembly: Assembly, _ place: StepsPlaceOptions) throws -> StepsSource<Scalar> {
    guard example.sizes.steps > 0 else {
      throw CommandFailure(
        .inconclusive, "the case \(name) has no step (T = 0): there is nothing to take apart")
    }
    let needed = example.sizes.bytesToJudge(example.signature).map(Double.init) ?? .infinity
    if let available = SystemMemory.available(), needed > available {
      throw CommandFailure(
        .usage,
        "judging the case \(name) needs \(SystemMemory.text(needed)), but only "
          + "\(SystemMemory.text(available)) of memory are available; choose a smaller case")
    }
    let judge = ReferenceJudge<Scalar>(
      assembly.reference, activationRoundoffs: activationRoundoffs)
    let trace =
      if let answer {
        try StagedTrace(
          answer.printable,
          JudgedPair(
            example, GivenAnswer(path: answer, isBatchMajor: isBatchMajor, to: example).trace),
          judge: judge)
      } else {
        try StagedTrace(
          of: assembly.subject(subject, of: example.signature), on: example, judge: judge)
      }
    return StepsSource(trace: trace, part: nil, row: place.batchRow)
  }
}
