import Lockstep
import Testing

/// A cell gives the same numbers, bit for bit, for what is kept of a case.
struct SlicingTests {
  private let subject = NativeSubject<Float>()

  private func example(_ signature: Signature, _ profile: Profile) throws -> Case<Float> {
    try CaseGenerator<Float>(
      CampaignOptions(
        signature: signature, cases: 32, steps: profile == .exact ? 1...1 : 7...7, batch: 5...5,
        inputSize: 6...6, hiddenSize: 9...9, projectionSize: 4...4, profiles: [profile])
    ).makeCase(at: 3)
  }

  @Test(arguments: Signature.all)
  func batchRowsAndSteps(_ signature: Signature) throws {
    let example = try example(signature, .generic)
    let whole = try subject.trace(of: example).tensors
    let rows = try subject.trace(of: example.keeping(batchRows: [0, 3, 4])).tensors
    let steps = try subject.trace(
      of: example.keeping(steps: 2..<6, startingStates: whole)
    ).tensors
    for state in signature.states {
      let tensor = try #require(whole[state])
      #expect(rows[state]?.isBitwiseEqual(to: tensor.selecting([0, 3, 4], axis: 1)) == true)
      #expect(steps[state]?.isBitwiseEqual(to: tensor.selecting([2, 3, 4, 5], axis: 0)) == true)
    }
  }

  /// In sums that do not round it does not matter that units and inputs which are zero are left out.
  @Test(
    arguments: Signature.all.filter {
      !$0.symbols.contains(.P) && $0 != .denseSoftmax && $0 != .softmax
    })
  func unitsAndInputs(_ signature: Signature) throws {
    let (units, inputs) = ([1, 2, 7], signature.isElementwise ? [0, 2] : [0, 5])
    var example = try example(signature, .exact)
    example = try clearing("initial_h", of: example, but: units, width: 9)
    if !signature.isElementwise {
      example = try clearing("inputs", of: example, but: inputs, width: 6)
    }
    let cut = example.keeping(hiddenUnits: units).keeping(inputColumns: inputs)
    let (whole, part) = try (subject.trace(of: example), subject.trace(of: cut))
    let left = signature.isElementwise ? inputs.map { units[$0] } : units
    for state in signature.states {
      let tensor = try #require(whole.tensors[state])
      #expect(
        part.tensors[state]?.isBitwiseEqual(to: tensor.selecting(left, axis: 2)) == true, "\(state)"
      )
    }
  }

  private func clearing(
    _ name: String, of example: Case<Float>, but kept: [Int], width: Int
  ) throws -> Case<Float> {
    var tensors = example.tensors
    guard let tensor = tensors[name] else { return example }
    let scalars = tensor.scalars.enumerated().map { kept.contains($0 % width) ? $1 : 0 }
    tensors[name] = try Tensor(tensor.shape.dimensions, scalars)
    return try Case(
      example.signature, sizes: example.sizes, options: example.options, tensors: tensors,
      provenance: example.provenance)
  }
}
