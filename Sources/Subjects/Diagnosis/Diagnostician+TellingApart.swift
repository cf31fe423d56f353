public import CrossCheck
import Tensors

extension Diagnostician {
  /// A case by which ports with one of two mistakes differ beyond rounding: with the weights of a case
  /// that does not tell, and other inputs and states; or a case of the generator's.
  ///
  /// - Returns: nil if none of some hundred cases tells them apart.
  /// - Throws: if the reference itself fails.
  public func caseTellingApart(
    _ one: Explanation, _ other: Explanation, like example: Case<Scalar>
  ) throws -> Case<Scalar>? {
    let subject = MistakeSubject<Scalar>(judge.reference, mistake: one.name)
    for seed in UInt64(1)...8 {
      let candidate = try example.withOtherInputs(seed: seed)
      if try differs([candidate], subject, other.name) != nil { return candidate }
    }
    let options = CampaignOptions(signature: example.signature, cases: 96)
    let generator = try CaseGenerator<Scalar>(options)
    var index = 0
    while index < options.cases {
      let indices = generator.block(containing: index).indices.clamped(to: 0..<options.cases)
      let block = indices.map(generator.makeCase(at:))
      if let found = try differs(block, subject, other.name) { return found }
      index = indices.upperBound
    }
    return nil
  }

  /// The first of some cases of equal sizes whose answer is not that of a port with a mistake.
  private func differs(
    _ block: [Case<Scalar>], _ subject: MistakeSubject<Scalar>, _ mistake: String
  ) throws -> Case<Scalar>? {
    for (example, answer) in zip(block, subject.traces(of: block, withActivations: false)) {
      let trace = try answer.get()
      guard example.sizes.steps > 0 else { continue }
      let comparison = try Comparison.underEitherContract { contract in
        let judgement = try judge.judge(
          JudgedPair(example, trace), below: LayersBelow(), contract: contract, mistake: mistake)
        return try Comparison(of: trace, to: example, judgement: judgement, contract: contract)
      }
      if comparison.verdict == .diverges { return example }
    }
    return nil
  }
}

extension Case {
  /// The same weights with inputs from N(0, 1) and other initial states.
  fileprivate func withOtherInputs(seed: UInt64) throws -> Case {
    var tensors = tensors
    for name in tensors.names where name == "inputs" || name.hasPrefix("initial_") {
      let shape = self[name].shape.dimensions
      tensors[name] =
        name == "initial_h"
        ? try .symmetric(shape, seed: seed, name: name)
        : try .normal(shape, seed: seed, name: name)
    }
    return try Case(
      signature, sizes: sizes, options: options, tensors: tensors, provenance: .given(name: "drawn")
    )
  }
}
