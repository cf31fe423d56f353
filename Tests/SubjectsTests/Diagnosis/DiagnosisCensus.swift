import Foundation
import Lockstep
import Testing

/// Answers to generated cases, each diagnosed by itself, as if nothing were known of the port that gave it.
struct DiagnosisCensus {
  /// How many cases each mistake is tried at, where all are asked for: `ci/test diagnosis`.
  static let cases = ProcessInfo.processInfo.environment["LOCKSTEP_DIAGNOSIS_CASES"].flatMap {
    Int($0)
  }

  /// What the cases are drawn from: `LOCKSTEP_DIAGNOSIS_SEED=2 ci/test diagnosis` looks at others.
  static let seed =
    ProcessInfo.processInfo.environment["LOCKSTEP_DIAGNOSIS_SEED"].flatMap { UInt64($0) } ?? 1

  /// The cells in which mistakes are made: those that differ most, or two of them; or those that are
  /// asked for, with commas between.
  static let cells: [String] = {
    if let asked = ProcessInfo.processInfo.environment["LOCKSTEP_DIAGNOSIS_CELLS"] {
      return asked.split(separator: ",").map(String.init)
    }
    return isWhole
      ? [
        "lstm", "lstm_two_biases", "lstm_peephole_projected", "lstm_clipped",
        "lstm_coupled_peephole", "rnn",
      ] : ["lstm_two_biases", "lstm_peephole_projected"]
  }()

  /// Whether all is asked for, and not a sample that takes some seconds.
  static var isWhole: Bool { cases != nil }

  let signature: Signature

  /// The states that the trace holds; the others are carried.
  let states: [String]

  private let judge: ReferenceJudge<Float>

  /// - Parameter states: nil is all.
  init(cell: String, states: [String]? = nil) throws {
    signature = try #require(Signature.all.first { $0.cell == cell })
    self.states = states ?? signature.states
    judge = ReferenceJudge(try reference())
  }

  /// A case of its own sizes; the profiles take turns.
  func makeCase(_ number: Int, profiles: [Profile]) throws -> Case<Float> {
    let options = CampaignOptions(
      signature: signature, seed: Self.seed, cases: .max, profiles: profiles)
    return try CaseGenerator<Float>(options).makeCase(
      at: number * Block.length + number % Block.length)
  }

  /// What is known of a subject's answer to a case.
  struct Answer {
    let pair: JudgedPair<Float>
    let comparison: Comparison
  }

  func answer(of subject: any Subject<Float>, to example: Case<Float>) throws -> Answer {
    let whole = try subject.trace(of: example)
    var tensors = NamedTensors<Float>()
    for name in states { tensors[name] = whole.tensors[name] }
    let pair = JudgedPair(example, Trace(tensors: tensors))
    return Answer(pair: pair, comparison: try judge.comparison(of: pair))
  }

  /// The diagnosis of an answer, nil if it agrees.
  ///
  /// - Parameter excluded: mistakes that are not looked for.
  func diagnosis(_ answer: Answer, excluding excluded: Set<String> = []) throws -> Diagnosis? {
    try Diagnostician(judge: judge, excluding: excluded).diagnosis(
      of: answer.pair, answer.comparison)
  }

  /// A mistake made in so many cases.
  func tally(of mistake: String, cases: Int) throws -> DiagnosisTally {
    let profiles: [Profile] =
      mistake.hasPrefix("nan_") ? [.nonfinite] : [.generic, .trained, .saturating]
    let subject = MistakeSubject<Float>(try reference(), mistake: mistake)
    var tally = DiagnosisTally()
    for number in 0..<cases {
      let example = try makeCase(number, profiles: profiles)
      let answer = try answer(of: subject, to: example)
      tally.add(
        try diagnosis(answer), of: mistake, shape: answer.comparison.shape,
        at: "\(example.provenance) (\(example.sizes)) by \(states.joined(separator: ", "))")
    }
    return tally
  }
}
