import CommandSupport
import Lockstep

/// The steps of a generated case.
struct GeneratedSteps: Sendable {
  let address: CaseAddress
  let cases: CaseOptions

  /// The case as it would be typed.
  var text: String {
    // The subject and k do not shape the case.
    var cases = cases
    cases.subject = .native
    cases.activationRoundoffs = 10
    cases.python.python = nil
    return (["case \(address)"] + cases.arguments).joined(separator: " ")
  }

  /// - Throws: `CommandFailure` if the case has no step; otherwise what `Assembly.failure` knows.
  func make<Scalar: SubjectScalar>(
    _ assembly: Assembly, _ place: StepsPlaceOptions
  ) throws -> StepsSource<Scalar> {
    let options = cases.campaign(seed: address.seed, cases: 1)
    let example = try CaseGenerator<Scalar>(options).makeCase(at: address.index)
    guard example.sizes.steps > 0 else {
      throw CommandFailure(
        .inconclusive, "the case \(address) has no step (T = 0): there is nothing to take apart")
    }
    return StepsSource(
      trace: try StagedTrace(
        of: assembly.subject(cases.subject, of: example.signature), on: example,
        judge: ReferenceJudge(
          assembly.reference, activationRoundoffs: cases.activationRoundoffs)),
      part: nil, row: place.batchRow)
  }
}
