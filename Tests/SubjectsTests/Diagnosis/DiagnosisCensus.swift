import Foundation
import Lockstep

/// Answers to generated cases, each diagnosed by itself, as if nothing were known of the port that gave it.
struct DiagnosisCensus {
  /// How many cases each mistake is tried at, where all are asked for: `ci/test diagnosis`.
  static let cases = ProcessInfo.processInfo.environment["LOCKSTEP_DIAGNOSIS_CASES"].flatMap { Int($0) }

  /// Of one cell alone, if the environment names it.
  static let cells: [Signature] = {
    let names = [
      "lstm", "lstm_two_biases", "lstm_peephole_projected", "lstm_clipped", "lstm_coupled_peephole",
      "rnn",
    ]
    let wanted = ProcessInfo.processInfo.environment["LOCKSTEP_DIAGNOSIS_CELL"]
    return names.filter { wanted == nil || wanted == $0 }
      .compactMap { name in Signature.all.first { $0.cell == name } }
  }()

  let signature: Signature

  /// The states that the trace holds; the others are carried.
  let states: [String]

  private let judge: ReferenceJudge<Float>

  init(_ signature: Signature, states: [String]? = nil) throws {
    self.signature = signature
    self.states = states ?? signature.states
    judge = ReferenceJudge(try reference())
  }

  /// A case of its own sizes; the profiles take turns.
  func makeCase(_ number: Int, profiles: [Profile], seed: UInt64 = 1) throws -> Case<Float> {
    let options = CampaignOptions(signature: signature, seed: seed, cases: .max, profiles: profiles)
    return try CaseGenerator<Float>(options).makeCase(at: number * Block.length + number % Block.length)
  }

  /// The diagnosis of an answer, nil if it agrees; and the shape of its errors.
  func diagnosis(
    of subject: any Subject<Float>, at example: Case<Float>
  ) throws -> (diagnosis: Diagnosis?, shape: ErrorShape?) {
    let whole = try subject.trace(of: example)
    var tensors = NamedTensors<Float>()
    for name in states { tensors[name] = whole.tensors[name] }
    let pair = JudgedPair(example, Trace(tensors: tensors))
    let comparison = try judge.comparison(of: pair)
    return (
      try Diagnostician(judge: judge).diagnosis(of: pair, comparison), comparison.shape
    )
  }

  /// A mistake made in so many cases.
  func tally(of mistake: String, cases: Int) throws -> DiagnosisTally {
    let profiles: [Profile] =
      mistake.hasPrefix("nan_") ? [.nonfinite] : [.generic, .trained, .saturating]
    let subject = MistakeSubject<Float>(try reference(), mistake: mistake)
    var tally = DiagnosisTally()
    for number in 0..<cases {
      let example = try makeCase(number, profiles: profiles)
      let (diagnosis, shape) = try diagnosis(of: subject, at: example)
      tally.add(
        diagnosis, of: mistake, shape: shape,
        at: "\(example.provenance) (\(example.sizes)) by \(states.joined(separator: ", "))")
    }
    return tally
  }
}
