public import CrossCheck
import Tensors

extension Diagnostician {
  /// A case by which ports with one of two mistakes differ beyond rounding: with the weights of a case
  /// that does not tell, and other inputs and states; or a case of the generator's.
  ///
  /// - Parameters:
  ///   - reusingWeights: whether the weights of the case are tried at all.
  ///   - answering: the tensors of a trace that the port shows; nil for all.
  ///   - suited: makes of a case what the port can be told.
  /// - Returns: nil if none of some hundred cases tells them apart.
  /// - Throws: if the reference itself fails.
  public func caseTellingApart(
    _ one: Explanation, _ other: Explanation, like example: Case<Scalar>,
    reusingWeights: Bool = true, answering: [String]? = nil,
    suited: (Case<Scalar>) throws -> Case<Scalar> = { $0 }
  ) throws -> Case<Scalar>? {
    let subject = MistakeSubject<Scalar>(judge.reference, mistake: one.name)
    if reusingWeights {
      let others = try (UInt64(1)...8).map { try suited(example.withOtherInputs(seed: $0)) }
      if let found = try firstApart(others, subject, other.name, answering) { return found }
    }
    let options = CampaignOptions(signature: example.signature, cases: 96)
    let generator = try CaseGenerator<Scalar>(options)
    var index = 0
    while index < options.cases {
      let indices = generator.block(containing: index).indices.clamped(to: 0..<options.cases)
      let block = try indices.map { try suited(generator.makeCase(at: $0)) }
      if let found = try firstApart(block, subject, other.name, answering) { return found }
      index = indices.upperBound
    }
    return nil
  }

  /// The first of some cases of equal sizes to which the answer is not that of a port with a mistake.
  private func firstApart(
    _ block: [Case<Scalar>], _ subject: MistakeSubject<Scalar>, _ mistake: String,
    _ answering: [String]?
  ) throws -> Case<Scalar>? {
    guard let first = block.first, first.sizes.steps > 0 else { return nil }
    let answers = try subject.traces(of: block, withActivations: false).map { try $0.get() }
    let pairs = zip(block, answers).map { example, answer in
      var tensors = answer.tensors
      if let answering {
        for name in tensors.names where !answering.contains(name) { tensors[name] = nil }
      }
      return JudgedPair(example, Trace(tensors: tensors))
    }
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
