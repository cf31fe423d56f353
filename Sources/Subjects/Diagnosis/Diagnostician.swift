public import CrossCheck
import PythonBridge
import Tensors

/// Names the mistake behind a divergence: the reference is run again under each known one.
public struct Diagnostician<Scalar: SubjectScalar> {
  let judge: ReferenceJudge<Scalar>
  private let excluded: Set<String>

  /// - Parameters:
  ///   - judge: what found the divergence.
  ///   - excluded: names of mistakes that are not looked for, neither alone nor with others.
  public init(judge: ReferenceJudge<Scalar>, excluding excluded: Set<String> = []) {
    self.judge = judge
    self.excluded = excluded
  }

  /// The diagnosis of a trace that diverges; nil for one that does not, or that has no step.
  ///
  /// - Parameter suspects: mistakes to look at first: those that explain what else the same port did
  ///   wrong. If one of them does, no other is looked for.
  /// - Throws: if the reference itself fails.
  public func diagnosis(
    of pair: JudgedPair<Scalar>, _ comparison: Comparison, suspects: [String] = []
  ) throws -> Diagnosis? {
    try diagnosis(of: pair, comparison, below: LayersBelow(), suspects: suspects) {
      mistake, contract in
      let judgement = try judge.judge(
        pair, below: LayersBelow(), contract: contract, mistake: mistake)
      return (
        judgement,
        try Comparison(
          of: pair.trace, to: pair.example, judgement: judgement, contract: contract)
      )
    }
  }

  /// Whether a mistake explains each of some answers to cases of equal sizes: no element that can be
  /// verified is beyond its bound then.
  ///
  /// - Throws: if the reference itself fails.
  func explains(_ mistake: String, _ pairs: [JudgedPair<Scalar>]) throws -> [Bool] {
    func agrees(_ pairs: [JudgedPair<Scalar>], _ contract: ActivationContract) throws -> [Bool] {
      let judgements = try judge.judge(pairs, contract: contract, mistake: mistake)
      return try zip(pairs, judgements).map { pair, judgement in
        try Comparison(
          of: pair.trace, to: pair.example, judgement: judgement, contract: contract
        ).verdict == .agrees
      }
    }
    guard let first = pairs.first, first.example.sizes.steps > 0 else {
      return pairs.map { _ in false }
    }
    do {
      var answers = try agrees(pairs, .relative)
      let others = answers.indices.filter { !answers[$0] }
      guard !others.isEmpty else { return answers }
      for (index, answer) in zip(others, try agrees(others.map { pairs[$0] }, .absolute)) {
        answers[index] = answer
      }
      return answers
    } catch let error as PythonError where error.typeName == "Unjudgeable" {
      return pairs.map { _ in false }
    }
  }

  /// The same of a layer of a stack.
  ///
  /// - Parameters:
  ///   - below: what is below the layer; a mistake is taken to be made there as well.
  ///   - compare: holds the trace against a port that makes a mistake, or none, under a contract.
  func diagnosis(
    of pair: JudgedPair<Scalar>, _ comparison: Comparison, below: LayersBelow<Scalar>,
    suspects: [String] = [],
    compare: (_ mistake: String?, ActivationContract) throws -> (Judgement, Comparison)
  ) throws -> Diagnosis? {
    guard let first = comparison.first, pair.example.sizes.steps > 0 else { return nil }
    let mistakes = Mistakes(judge.reference)
    let cells = [pair.example.signature] + below.layers.map(\.example.signature)
    let suspicion = try mistakes.suspicion(of: cells).without(excluded)
      .beginning(with: suspects)
    var right: [ActivationContract: Judgement] = [:]
    func rightJudgement(_ contract: ActivationContract) throws -> Judgement {
      if let known = right[contract] { return known }
      let (judgement, _) = try compare(nil, contract)
      right[contract] = judgement
      return judgement
    }
    return try suspicion.diagnosis(
      of: comparison,
      unrefuted: { try judge.unrefuted($0, of: pair, below: below, first: first) },
      refit: { mistake in
        do {
          var expected: Double?
          var evidence = 0.0
          let comparison = try Comparison.underEitherContract { contract in
            let (judgement, comparison) = try compare(mistake, contract)
            expected = judgement.expected(at: first, batch: pair.example.sizes.batch)
            if comparison.verdict == .agrees {
              evidence = judgement.evidence(
                of: pair.trace, to: pair.example, beside: try rightJudgement(contract))
            }
            return comparison
          }
          return Refit(comparison, expected: expected, evidence: evidence)
        } catch let error as PythonError where error.typeName == "Unjudgeable" {
          return nil
        }
      },
      description: { (try mistakes.sentence($0), try mistakes.sources(of: $0)) })
  }
}
