public import CrossCheck
import PythonBridge
import Tensors

/// Names the mistake behind a divergence: the reference is run again under each known one.
public struct Diagnostician<Scalar: SubjectScalar> {
  let judge: ReferenceJudge<Scalar>

  /// - Parameter judge: what found the divergence.
  public init(judge: ReferenceJudge<Scalar>) { self.judge = judge }

  /// The diagnosis of a trace that diverges; nil for one that does not, or that has no step.
  ///
  /// - Throws: if the reference itself fails.
  public func diagnosis(
    of pair: JudgedPair<Scalar>, _ comparison: Comparison
  ) throws -> Diagnosis? {
    try diagnosis(of: pair, comparison, below: LayersBelow()) { mistake, contract in
      let judgement = try judge.judge(
        pair, below: LayersBelow(), contract: contract, mistake: mistake)
      return try Comparison(
        of: pair.trace, to: pair.example, judgement: judgement, contract: contract)
    }
  }

  /// The same of a layer of a stack.
  ///
  /// - Parameters:
  ///   - below: what is below the layer; a mistake is taken to be made there as well.
  ///   - compare: holds the trace against a port that makes a mistake, under a contract.
  func diagnosis(
    of pair: JudgedPair<Scalar>, _ comparison: Comparison, below: LayersBelow<Scalar>,
    compare: (_ mistake: String, ActivationContract) throws -> Comparison
  ) throws -> Diagnosis? {
    guard let first = comparison.first, pair.example.sizes.steps > 0 else { return nil }
    let mistakes = Mistakes(judge.reference)
    let cells = [pair.example.signature] + below.layers.map(\.example.signature)
    let suspicion = try mistakes.suspicion(of: cells)
    return try suspicion.diagnosis(
      of: comparison,
      unrefuted: { try judge.unrefuted($0, of: pair, below: below, first: first) },
      compare: { mistake in
        do {
          return try Comparison.underEitherContract { try compare(mistake, $0) }
        } catch let error as PythonError where error.typeName == "Unjudgeable" {
          return nil
        }
      },
      sentence: mistakes.sentence)
  }
}
