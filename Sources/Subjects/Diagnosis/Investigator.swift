public import CrossCheck
import PythonBridge
import Tensors

/// Looks into the findings of one subject: names the mistake, and makes the case as small as still shows
/// it.
public final class Investigator<Scalar: SubjectScalar> {
  private let subject: any Subject<Scalar>
  let judge: ReferenceJudge<Scalar>
  private let suited: (Case<Scalar>) throws -> Case<Scalar>

  /// What explained the findings so far: of two explanations a later finding leaves one.
  private var suspects: [String]

  /// See `Diagnosis.isOfUnexplained`.
  public var isOfUnexplained = false

  private var diagnostician: Diagnostician<Scalar> { Diagnostician(judge: judge) }

  /// - Parameters:
  ///   - subject: whose findings they are.
  ///   - judge: what found them.
  ///   - suspects: names of mistakes that are looked at first, such as those that explained a finding
  ///     when it was written down.
  ///   - suited: makes of a case what the subject can be told, for those that tell mistakes apart.
  public init(
    _ subject: any Subject<Scalar>, judge: ReferenceJudge<Scalar>, suspects: [String] = [],
    suited: @escaping (Case<Scalar>) throws -> Case<Scalar> = { $0 }
  ) {
    self.subject = subject
    self.judge = judge
    self.suspects = suspects
    self.suited = suited
  }

  /// The finding with what explains it, if it diverges.
  ///
  /// Where two explanations cannot be told apart, a case of the generator's is named that does it.
  ///
  /// - Throws: if the reference itself fails.
  public func diagnosed(_ discovery: Discovery<Scalar>) throws -> Finding {
    var finding = discovery.finding
    guard let trace = discovery.trace, let comparison = discovery.comparison,
      var diagnosis = try diagnostician.diagnosis(
        of: JudgedPair(discovery.example, trace), comparison, suspects: suspects)
    else { return finding }
    diagnosis.isOfUnexplained = isOfUnexplained
    if diagnosis.explanations.count > 1 {
      let (one, other) = (diagnosis.explanations[0], diagnosis.explanations[1])
      let example = try diagnostician.caseTellingApart(
        one, other, like: discovery.example, reusingWeights: false,
        answering: trace.tensors.names, suited: suited)
      diagnosis = diagnosis.toldApart(by: example?.provenance.address)
    }
    if !diagnosis.explanations.isEmpty { suspects = diagnosis.explanations.map(\.name) }
    finding.add(diagnosis)
    return finding
  }

  /// The smallest case that shows the same: the same verdict and first wrong tensor and, where mistakes
  /// explain it, the first of them.
  ///
  /// Of cases of that size it is one that no other mistake explains, if that is found.
  ///
  /// - Parameters:
  ///   - shouldStop: asked before each try; then the smallest case so far is returned.
  ///   - progress: told after each try.
  /// - Throws: if the reference itself fails.
  public func shrunk(
    _ discovery: Discovery<Scalar>, _ diagnosis: Diagnosis?, shouldStop: () -> Bool = { false },
    progress: (ShrinkProgress) -> Void = { _ in }
  ) throws -> Case<Scalar> {
    let names = diagnosis?.explanations.map(\.name) ?? []
    func shrunk(excluding rivals: [String]) throws -> Case<Scalar> {
      let same = try SameCause(
        of: discovery.example, subject: subject, judge: judge,
        also: names.first.map { name in
          { pairs in try self.isExplained(by: name, andNotBy: rivals, pairs) }
        })
      return try Shrinker().shrink(
        discovery.example, startingStates: same.states, keeps: same.isKept(by:),
        shouldStop: shouldStop, progress: progress
      ).example
    }
    let smallest = try shrunk(excluding: [])
    guard names.count == 1 else { return smallest }
    let inherent = try mistakes(like: names[0], in: smallest)
    var (example, rivals) = (smallest, [String]())
    while !shouldStop() {
      let others = try mistakes(explaining: example, by: subject)
        .filter { !rivals.contains($0) && !inherent.contains($0) && $0 != names[0] }
      if others.isEmpty { return example }
      rivals += others
      example = try shrunk(excluding: rivals)
      if example.sizes != smallest.sizes { break }
    }
    return smallest
  }

  /// The mistakes that no case of such sizes tells from one, such as orders of the columns of a single
  /// unit by gates or by units.
  private func mistakes(like mistake: String, in example: Case<Scalar>) throws -> [String] {
    let sizes = example.sizes
    let options = CampaignOptions(
      signature: example.signature, cases: 1, steps: sizes.steps...sizes.steps,
      batch: sizes.batch...sizes.batch, inputSize: sizes.inputSize...sizes.inputSize,
      hiddenSize: sizes.hiddenSize...sizes.hiddenSize,
      projectionSize: sizes.projectionSize.map { $0...$0 }, profiles: [.generic])
    return try mistakes(
      explaining: CaseGenerator<Scalar>(options).makeCase(at: 0),
      by: MistakeSubject(judge.reference, mistake: mistake))
  }

  private func isExplained(
    by mistake: String, andNotBy rivals: [String], _ pairs: [JudgedPair<Scalar>]
  ) throws -> [Bool] {
    var answers = try diagnostician.explains(mistake, pairs)
    for rival in rivals where answers.contains(true) {
      for (index, isExplained) in try diagnostician.explains(rival, pairs).enumerated() {
        answers[index] = answers[index] && !isExplained
      }
    }
    return answers
  }

  /// The single mistakes that explain the answer to a case.
  private func mistakes(
    explaining example: Case<Scalar>, by subject: any Subject<Scalar>
  ) throws -> [String] {
    let pair: JudgedPair<Scalar>
    do {
      pair = JudgedPair(example, try subject.traceToJudge(of: example))
      try pair.trace.validate(for: example)
    } catch let failure as HarnessFailure {
      throw failure
    } catch {
      // It answered the same case before: nothing is known of one that answers now and then.
      return []
    }
    let comparison = try judge.comparison(of: pair)
    return try diagnostician.diagnosis(of: pair, comparison)?.explanations.map(\.name) ?? []
  }
}

extension Provenance {
  /// `SEED:INDEX` of a case that a campaign has.
  public var address: String? {
    switch self {
    case .generated(let seed, let index, _), .sourceExample(let seed, let index):
      "\(seed):\(index)"
    case .given, .shrunk: nil
    }
  }
}
