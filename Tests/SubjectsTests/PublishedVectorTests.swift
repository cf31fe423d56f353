import Lockstep
import Testing

/// TensorFlow's published vectors of its cells, judged by the reference with the digits that they were
/// printed with, and the native cells in lockstep on the same data.
struct PublishedVectorTests {
  @Test(
    .enabled(
      if: TensorFlowVector.areThere,
      "6 vectors were skipped: ../shared/cases is not there, and LOCKSTEP_CASES names no other"),
    arguments: TensorFlowVector.names.indices)
  func theyAgree(index: Int) throws {
    let (id, signature) = TensorFlowVector.names[index]
    let layers = try TensorFlowVector(id).layers(signature)
    #expect(layers.count == (id.contains("multi2") ? 2 : 1))
    for layer in layers {
      let published = try comparison(of: layer, to: layer.example)
      #expect(published.verdict == .agrees, "\(id): \(String(describing: published.first))")
      #expect(published.unverifiable == 0, "\(id)")
      #expect(published.worst.map { $0.bound < 1e-4 } ?? false, "\(id)")
      let native = try SubjectsTests.comparison(
        of: NativeSubject<Float>(), on: layer.example)
      #expect(native.verdict == .agrees && native.unverifiable == 0, "\(id)")
      let other = try Case(
        signature, sizes: layer.example.sizes, options: ["forget_bias": 0.99],
        tensors: layer.example.tensors, provenance: layer.example.provenance)
      #expect(try comparison(of: layer, to: other).verdict == .diverges, "\(id)")
    }
  }

  private func comparison(
    of layer: TensorFlowVector.Layer, to example: Case<Float>
  ) throws -> Comparison {
    let judgement = try ReferenceJudge<Float>(reference()).judge(
      JudgedPair(example, layer.trace), below: LayersBelow(inputHalfUnits: layer.inputHalfUnits),
      contract: .relative)
    return try Comparison(
      of: layer.trace, to: example, judgement: judgement, contract: .relative)
  }
}
