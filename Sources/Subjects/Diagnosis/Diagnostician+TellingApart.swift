public import CrossCheck
import Tensors

extension Diagnostician {
  /// A case by which ports with one of two mistakes differ beyond rounding: with the weights of a case
  /// that does not tell, and other inputs and states; or a case of the generator's.
  ///
  /// - Parameter reusingWeights: whether the weights of the case are tried at all.
  /// - Returns: nil if none of some hundred cases tells them apart.
  /// - Throws: if the reference itself fails.
  public func caseTellingApart(
    _ one: Explanation, _ other: Explanation, like example: Case<Scalar>,
    reusingWeights: Bool = true
  ) throws -> Case<Scalar>? {
    let subject = MistakeSubject<Scalar>(judge.reference, mistake: one.name)
    if reusingWeights {
      let others = try (UInt64(1)...8).map(example.withOtherInputs(seed:))
      if let found = try firstApart(others, subject, other.name) { return found }
    }
    let options = CampaignOptions(signature: example.signature, cases: 96)
    let generator = try CaseGenerator<Scalar>(options)
    var index = 0
    while index < options.cases {
      let indices = generator.block(containing: index).indices.clamped(to: 0..<options.cases)
      let block = indices.map(generator.makeCase(at:))
      if let found = try firstApart(block, subject, other.name) { return found }
      index = indices.upperBound
    }
    return nil
  }

  /// The first of some cases of equal sizes to which the answer is not that of a port with a mistake.
  private func firstApart(
    _ block: [Case<Scalar>], _ subject: MistakeSubject<Scalar>, _ mistake: String
  ) throws -> Case<Scalar>? {
    guard let first = block.first, first.sizes.steps > 0 else { return nil }
    let answers = try subject.traces(of: block, withActivations: false).map { try $0.get() }
    let pairs = zip(block, answers).map { JudgedPair($0, Trace(tensors: $1.tensors)) }
    return try zip(block, explains(mistake, pairs)).first { !$0.1 }?.0
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
