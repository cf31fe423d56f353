import Lockstep
import Testing

/// What is wrong by hardly more than rounding is not blamed on mistakes that do not show in the data.
struct NearMissTests {
  /// A case in which a forget bias of 1 that is always added changes nothing.
  private func example(index: Int) throws -> Case<Float> {
    let options = CampaignOptions(
      steps: 1...3, batch: 1...2, inputSize: 1...3, hiddenSize: 1...2, profiles: [.generic])
    let drawn = try CaseGenerator<Float>(options).makeCase(at: index)
    return try Case(
      drawn.signature, sizes: drawn.sizes, options: ["forget_bias": 1], tensors: drawn.tensors,
      provenance: drawn.provenance)
  }

  @Test func aMistakeThatChangesNothingExplainsNothing() throws {
    let judge = ReferenceJudge<Float>(try reference())
    var divergent = 0
    for index in 0..<60 {
      let example = try example(index: index)
      let right = try NativeSubject<Float>().trace(of: example)
      let factor = 1 + Float(index % 12 + 1) * 3e-7
      var tensors = right.tensors
      tensors["h"] = try right.tensors["h"].map { try $0.mapped { $0 * factor } }
      let pair = JudgedPair(example, Trace(tensors: tensors))
      let comparison = try judge.comparison(of: pair)
      guard comparison.verdict == .diverges else { continue }
      divergent += 1
      let diagnosis = try Diagnostician(judge: judge).diagnosis(of: pair, comparison)
      let names = diagnosis?.explanations.map(\.name) ?? []
      for name in ["forget_bias_always_1", "nan_inputs_zeroed", "state_not_reset"] {
        #expect(!names.contains(name), "case \(index): \(names)")
      }
    }
    #expect(divergent > 10)
  }
}
