import CommandSupport
import Lockstep

/// The steps of a generated case.
struct GeneratedSteps: Sendable {
  let address: CaseAddress
  let cases: CaseOptions
  let data: DataOptions

  /// The case as it would be typed.
  var text: String {
    // These do not shape the case.
    let others: Set = ["--subject", "--activation-roundoffs", "--python"]
    let arguments = cases.arguments
    let pairs = stride(from: 0, to: arguments.count - 1, by: 2).map { arguments[$0...$0 + 1] }
    let shaping = pairs.filter { !others.contains($0[$0.startIndex]) }.joined()
    return (["case \(address)"] + shaping).joined(separator: " ")
  }

  /// - Throws: what `CaseSteps` throws, or `InvalidOptions`.
  func make<Scalar: SubjectScalar>(
    _ assembly: Assembly, _ place: StepsPlaceOptions
  ) throws -> StepsSource<Scalar> {
    let options = cases.campaign(seed: address.seed, cases: 1)
    let form = cases.port.choice.form(of: cases.subject)
    let example = try form.suited(CaseGenerator<Scalar>(options).makeCase(at: address.index))
    return try CaseSteps(
      example: example, name: address.description, subject: cases.subject,
      answer: data.expected.first, activationRoundoffs: cases.activationRoundoffs,
      isBatchMajor: data.batchMajor
    ).make(assembly, place)
  }
}
