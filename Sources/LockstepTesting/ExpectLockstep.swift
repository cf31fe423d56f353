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
/// Of each cause the smallest case that shows it is attached to the test, with the subject's answer, and
/// written to the folder `findings`: `lockstep steps` shows every number of it, and
/// `replaying: "FOLDER/NAME.npz"` repeats it.
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
///   - replaying: `SEED:INDEX` or the path of a case file, to run that one case only.
///   - activationRoundoffs: k; how many unit roundoffs an activation may be off.
///   - accepting: what a cell that approximates on purpose may be off by in a step, such as
///     `Tolerance(relative: 1e-3, absolute: 1e-4)`: what diverges within it is a warning.
///   - findings: the folder where the smallest case of each cause is written, by default that of the
///     environment variable `LOCKSTEP_FINDINGS`; without either they are attachments of the test alone.
///   - python: the environment with NumPy, by default `LOCKSTEP_PYTHON`, `VIRTUAL_ENV` or the
///     system of the linked library.
///   - sourceLocation: where issues are recorded; the line of the call.
/// - Returns: the campaign in numbers.
/// - Throws: if there is no Python or no NumPy, an argument makes no sense, or the task is cancelled;
///   never because of a divergence.
@discardableResult
public func expectLockstep<Checked: Subject>(
  _ subject: Checked, is signature: Signature = .lstm, cases: Int = 200,
  seed: UInt64 = CampaignOptions.defaultSeed, replaying: String? = nil,
  activationRoundoffs: Double = ReferenceJudge<Checked.Scalar>.defaultActivationRoundoffs,
  accepting: Tolerance? = nil, findings: String? = nil, python: String? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) async throws -> Summary where Checked.Scalar: SubjectScalar {
  try await expectLockstep(
    subject, options: CampaignOptions(signature: signature, seed: seed, cases: cases),
    replaying: replaying, activationRoundoffs: activationRoundoffs, accepting: accepting,
    findings: findings, python: python, sourceLocation: sourceLocation)
}

/// Checks a cell of your own on cases of your choice, such as those of the one size that it has.
///
///     let options = CampaignOptions(cases: 100, inputSize: 40...40, hiddenSize: 128...128)
///     try await expectLockstep(MyCell(), options: options)
///
/// - Parameters:
///   - subject: the implementation under judgement.
///   - options: the cell, the seed, the sizes and the profiles of the cases, and how many.
///   - replaying: `SEED:INDEX` or the path of a case file, to run that one case only.
///   - activationRoundoffs: k; how many unit roundoffs an activation may be off.
///   - accepting: what a cell that approximates on purpose may be off by in a step.
///   - findings: the folder where the smallest case of each cause is written.
///   - python: the environment with NumPy.
///   - sourceLocation: where issues are recorded; the line of the call.
/// - Returns: the campaign in numbers.
/// - Throws: as `expectLockstep(_:is:cases:seed:replaying:activationRoundoffs:accepting:findings:python:)`.
@discardableResult
public func expectLockstep<Checked: Subject>(
  _ subject: Checked, options: CampaignOptions, replaying: String? = nil,
  activationRoundoffs: Double = ReferenceJudge<Checked.Scalar>.defaultActivationRoundoffs,
  accepting: Tolerance? = nil, findings: String? = nil, python: String? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) async throws -> Summary where Checked.Scalar: SubjectScalar {
  guard options.cases > 0 else { throw InvalidOptions.noCases(options.cases) }
  func check() throws -> LockstepCheck<Checked.Scalar> {
    try LockstepCheck(
      subject, activationRoundoffs: activationRoundoffs, accepting: accepting, python: python,
      findings: findings,
      sourceLocation: sourceLocation)
  }
  guard let replaying else { return try check().run(options, 0..<options.cases) }
  if let file = try ReplayedFile<Checked.Scalar>(replaying) {
    return try check().run(
      CampaignOptions(signature: file.example.signature, cases: 1), 0..<1,
      of: CheckedPart(file: file.filed)
    ) { _ in file.example }
  }
  let replayed = try CaseAddress(replaying)
  var options = options
  options.seed = replayed.seed
  return try check().run(options, replayed.index..<(replayed.index + 1))
}
