import Lockstep
import Testing

/// TensorFlow Lite's published outputs, judged by the reference with the digits that they were printed
/// with, and the native cell in lockstep on the same data.
struct TFLiteVectorTests {
  static let names = TFLiteVector.unidirectional + TFLiteVector.bidirectional

  @Test(
    .enabled(
      if: TFLiteVector.areThere,
      "9 vectors were skipped: ../shared/cases is not there, and LOCKSTEP_CASES names no other"),
    arguments: TFLiteVectorTests.names)
  func theyAgree(name: String) throws {
    let runs = try TFLiteVector(name).runs()
    #expect(runs.count == (name.hasPrefix("bi_") ? 2 : 1))
    for run in runs {
      let published = try comparison(of: run.trace, to: run.example)
      #expect(published.verdict == .agrees, "\(run.name): \(String(describing: published.first))")
      #expect(published.unverifiable == 0, "\(run.name)")
      #expect(published.worst.map { $0.bound < 1e-5 } ?? false, "\(run.name)")
      let native = try comparison(of: NativeSubject<Float>(), on: run.example)
      #expect(native.verdict == .agrees && native.unverifiable == 0, "\(run.name)")
    }
  }

  /// The same outputs, and one thing done as it is not: the vectors can tell.
  @Test(
    .enabled(
      if: TFLiteVector.areThere,
      "9 vectors were skipped: ../shared/cases is not there, and LOCKSTEP_CASES names no other"),
    arguments: TFLiteVectorTests.names)
  func whatTheyDoNotMeanDiverges(name: String) throws {
    for run in try TFLiteVector(name).runs() {
      var others = [try run.example.with(options: ["forget_bias": 1])]
      for peephole in run.example.tensors.names where peephole.hasPrefix("peephole_") {
        others.append(try run.example.with(peephole, run.example[peephole].mapped { -$0 }))
      }
      others.append(try run.example.with("bias", run.example["bias"].mapped { $0 + 1e-4 }))
      for other in others {
        #expect(try comparison(of: run.trace, to: other).verdict == .diverges, "\(run.name)")
      }
    }
  }
}

extension Case {
  /// The case with other options, or another tensor.
  fileprivate func with(options: [String: Double]) throws -> Case {
    try Case(
      signature, sizes: sizes, options: self.options.merging(options) { $1 }, tensors: tensors,
      provenance: provenance)
  }

  fileprivate func with(_ name: String, _ tensor: Tensor<Scalar>) throws -> Case {
    var tensors = tensors
    tensors[name] = tensor
    return try Case(
      signature, sizes: sizes, options: options, tensors: tensors, provenance: provenance)
  }
}
