import Foundation
import Testing

/// Features that Kaldi's own code and kaldiio wrote: the outputs are those of the same numbers in an
/// `.npz`.
@Suite struct KaldiPythonInputTests {
  /// A model of 4 inputs, and whether it computes in float32.
  static let models = [
    (Fixtures.folder + "/kaldi/nnet1/lstmp_4x5p3.nnet", true),
    (Fixtures.tensorflow("seqlen_4x3"), true),
    (Fixtures.tensorflow("float64_4x3"), false),
  ]

  @Test(
    "Float, double, compressed and text, through archives and scripts",
    .enabled(if: KaldiReaders.interpreter != nil, KaldiReaders.missing), arguments: models)
  func sameOutputs(model: String, isSingle: Bool) throws {
    let folder = try TemporaryFolder()
    let written = try KaldiReaders.run("write_features.py", folder.url.path, "4")
    #expect(written.status == 0, "\(written.errors)")
    let names = written.output.split(separator: "\n").map(String.init)
    #expect(names.count == 13)
    var seen: Set<Data> = []
    // Decimals that Kaldi read as float32 are others as float64.
    for name in names where isSingle || !name.hasSuffix("text") {
      var outputs: [Data] = []
      for inputs in ["\(name).npz", "ark:\(name).ark", "scp:\(name).scp"] {
        let result = try Tool.run(
          ["--quiet", model, inputs, "ark:out.ark"], shell: "cd '\(folder.url.path)' && \"$@\"",
          program: "nnet-forward")
        #expect(result.status == 0 && result.errors.isEmpty, "\(inputs): \(result.errors)")
        outputs.append(try Data(contentsOf: URL(fileURLWithPath: folder.path("out.ark"))))
      }
      #expect(outputs[1] == outputs[0], "\(name).ark")
      #expect(outputs[2] == outputs[0], "\(name).scp")
      seen.insert(outputs[0])
    }
    // Different features have different outputs: it is not that nothing is read.
    #expect(seen.count >= 5)
  }
}
