// A cell is written against the vocabulary of Lockstep, so one import brings both.
@_exported public import Lockstep
public import Testing

/// Checks a cell of your own in lockstep with the NumPy reference, inside a test.
///
///     @Test func agreesWithTheReference() async throws {
///       try await expectLockstep(MyCell(), cases: 200)
///     }
///
/// The subject runs each case first, its whole trace; the reference then checks every step from the
/// subject's own state against a proven rounding bound. There is no tolerance to pick. What diverges
/// is recorded as an issue of the test, at the caller's line: the first cases with their first wrong
/// element and the argument that repeats them, `replaying: "1:37"`, then how many there are.
///
/// What a subject that agrees is suspected of by the statistical tests, and grade B, is a warning.
/// A case of which nothing can be verified, such as one without steps for a subject that returns no
/// final state, is counted; it is an issue only if there is no other.
///
/// - Parameters:
///   - subject: the implementation under judgement.
///   - signature: the cell that it claims to be.
///   - cases: how many cases; the first is the published worked example of the LSTM.
///   - seed: what the cases are drawn from; the same seed gives the same cases on every machine.
///   - replaying: `SEED:INDEX`, to run that one case only.
///   - activationRoundoffs: k; how many unit roundoffs an activation may be off.
///   - python: the environment with NumPy, by default `LOCKSTEP_PYTHON`, `VIRTUAL_ENV` or the
///     system of the linked library.
/// - Returns: the campaign in numbers.
/// - Throws: if there is no Python or no NumPy, an argument makes no sense, or the task is cancelled;
///   never because of a divergence.
@discardableResult
public func expectLockstep<Checked: Subject>(
  _ subject: Checked, is signature: Signature = .lstm, cases: Int = 200,
  seed: UInt64 = CampaignOptions.defaultSeed, replaying: String? = nil,
  activationRoundoffs: Double = ReferenceJudge<Checked.Scalar>.defaultActivationRoundoffs,
  python: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
) async throws -> Summary where Checked.Scalar: SubjectScalar {
  try await expectLockstep(
    subject, options: CampaignOptions(signature: signature, seed: seed, cases: cases),
    replaying: replaying, activationRoundoffs: activationRoundoffs, python: python,
    sourceLocation: sourceLocation)
}

/// Checks a cell of your own on cases of your choice, such as those of the one size that it has.
///
///     let options = CampaignOptions(cases: 100, inputSize: 40...40, hiddenSize: 128...128)
///     try await expectLockstep(MyCell(), options: options)
///
/// - Parameters:
///   - subject: the implementation under judgement.
///   - options: the cell, the seed, the sizes and the profiles of the cases, and how many.
///   - replaying: `SEED:INDEX`, to run that one case only.
///   - activationRoundoffs: k; how many unit roundoffs an activation may be off.
///   - python: the environment with NumPy.
/// - Returns: the campaign in numbers.
/// - Throws: as `expectLockstep(_:is:cases:seed:replaying:activationRoundoffs:python:)`.
@discardableResult
public func expectLockstep<Checked: Subject>(
  _ subject: Checked, options: CampaignOptions, replaying: String? = nil,
  activationRoundoffs: Double = ReferenceJudge<Checked.Scalar>.defaultActivationRoundoffs,
  python: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
) async throws -> Summary where Checked.Scalar: SubjectScalar {
  guard options.cases > 0 else { throw InvalidOptions.noCases(options.cases) }
  var options = options
  var indices = 0..<options.cases
  if let replaying {
    let replayed = try CaseAddress(replaying)
    options.seed = replayed.seed
    indices = replayed.index..<(replayed.index + 1)
  }
  let reference = try NumPyReference(.start(InterpreterConfiguration(environment: python)))
  var campaign = try Campaign(
    options, subject: subject, reference: reference, activationRoundoffs: activationRoundoffs)
  let judge = ReferenceJudge<Checked.Scalar>(reference, activationRoundoffs: activationRoundoffs)
  campaign.investigate = Investigator(subject, judge: judge).diagnosed
  campaign.maxFindings = 3
  var summary = Summary()
  try campaign.run(indices, shouldStop: { Task.isCancelled }) { event in
    switch event {
    case .judged(let result): summary.add(result)
    case .found(let finding) where finding.verdict != .inconclusive:
      Issue.record("\(finding.description(seed: options.seed))", sourceLocation: sourceLocation)
    case .ended(let completed) where !completed: throw CancellationError()
    case .started, .found, .warned, .ended: break
    }
  }
  let disagreeing = summary.diverges + summary.failed
  if disagreeing > campaign.maxFindings {
    Issue.record(
      "\(subject.name) disagrees in \(disagreeing) of \(summary.cases) cases",
      sourceLocation: sourceLocation)
  } else if summary.verdict == .inconclusive {
    Issue.record("nothing was compared conclusively", sourceLocation: sourceLocation)
  } else if disagreeing == 0, let warning = summary.warning(about: subject.name) {
    Issue.record("\(warning)", severity: .warning, sourceLocation: sourceLocation)
  }
  return summary
}
