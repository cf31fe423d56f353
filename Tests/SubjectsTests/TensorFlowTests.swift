import Lockstep
import Testing

/// Networks that TensorFlow ran, judged from its outputs alone: h is anchored, c is carried.
struct TensorFlowTests {
  static let folders = ["basic_4x2_v2", "speech_39x128_v2"]

  @Test(arguments: folders)
  func outputsOfTensorFlowAgree(_ folder: String) throws {
    let data = try TensorFlowCase(folder)
    let trace = Trace(tensors: ["h": data.outputs], finalState: data.finalState)
    let comparison = try comparison(of: trace, to: data.example)
    #expect(comparison.verdict == .agrees)
    #expect(comparison.unverifiable == 0)
    // Every output and the final c are compared.
    let sizes = data.example.sizes
    #expect(comparison.elements >= (sizes.steps + 1) * sizes.batch * sizes.hiddenSize)
  }

  @Test(arguments: folders)
  func theNativeCellAgreesOnThem(_ folder: String) throws {
    let data = try TensorFlowCase(folder)
    let comparison = try comparison(of: NativeSubject<Float>(), on: data.example)
    #expect(comparison.verdict == .agrees)
    #expect(comparison.grade == .A)
  }

  @Test(arguments: folders)
  func outputsWithoutTheForgetBiasDiverge(_ folder: String) throws {
    let data = try TensorFlowCase(folder)
    let example = data.example
    let wrong = try Case(
      .lstm, sizes: example.sizes, options: ["forget_bias": 0], tensors: example.tensors,
      provenance: example.provenance)
    let trace = Trace<Float>(tensors: ["h": data.outputs])
    #expect(try comparison(of: trace, to: wrong).verdict == .diverges)
  }

  @Test(arguments: folders)
  func aSingleOutputOffByAThousandthIsFound(_ folder: String) throws {
    let data = try TensorFlowCase(folder)
    var outputs = data.outputs
    let place = outputs.scalars.count / 2
    outputs.withUnsafeMutableScalars { $0[place] += 1e-3 }
    let comparison = try comparison(of: Trace(tensors: ["h": outputs]), to: data.example)
    let first = try #require(comparison.first)
    let sizes = data.example.sizes
    #expect(first.step == place / (sizes.batch * sizes.hiddenSize))
    #expect(first.unit == place % sizes.hiddenSize)
  }
}
