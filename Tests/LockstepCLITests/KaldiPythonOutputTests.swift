import Foundation
import Lockstep
import Testing

/// What a forward pass writes, as Kaldi's own code, kaldiio, NumPy and its own reader read it.
@Suite struct KaldiPythonOutputTests {
  /// The type of Kaldi's table, a model, and its number of inputs.
  static let models = [
    ("fm", Fixtures.tensorflow("multi3_13_16_16_8_dense5"), 13),
    ("fm", Fixtures.folder + "/kaldi/nnet1/lstmp_4x5p3.nnet", 4),
    ("dm", Fixtures.tensorflow("float64_4x3"), 4),
  ]

  /// In no order of the alphabet.
  static let utterances = [("spk2-utt7", 7), ("spk1-utt12", 1), ("none", 0), ("a.b", 40)]

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func writeInputs(columns: Int) throws {
    var number = 0.25
    let writer = try KaldiWriter(KaldiWriteSpecifier("ark:" + folder.path("in.ark")))
    for (key, rows) in Self.utterances {
      let values = (0..<rows * columns).map { _ in
        // The logistic map: no two numbers are the same.
        number = 3.9 * number * (1 - number)
        return Float(number - 0.5) * 4
      }
      try writer.write(
        KaldiEntry(
          key: key, shape: rows == 0 ? [0, 0] : [rows, columns], values: .float32(values)))
    }
    try writer.commit()
  }

  /// Writes the outputs of a model in every form, with both programs.
  private func writeOutputs(_ kind: String, _ model: String, columns: Int) throws {
    try writeInputs(columns: columns)
    for (program, command) in ForwardTests.programs {
      let place = folder.path("\(kind)_\(program)")
      for outputs in [
        "\(place).npz", "ark:\(place).ark", "ark,t:\(place).text.ark",
        "ark,scp:\(place).both.ark,\(place).both.scp",
        "ark,scp,t:\(place).text_both.ark,\(place).text_both.scp",
      ] {
        let result = try Tool.run(
          command + ["--quiet", model, "ark:" + folder.path("in.ark"), outputs], program: program)
        #expect(result.status == 0, "\(outputs): \(result.errors)")
      }
    }
  }

  @Test(
    "Kaldi's own code and kaldiio read the arrays that NumPy reads, bit for bit",
    .enabled(if: KaldiReaders.interpreter != nil, KaldiReaders.missing), arguments: models)
  func readersAgree(kind: String, model: String, columns: Int) throws {
    try writeOutputs(kind, model, columns: columns)
    let result = try KaldiReaders.run("compare.py", folder.url.path)
    // Of text, kaldiio takes no float64.
    let count = kind == "fm" ? 12 : 6
    #expect(
      result.output == "12 tables agree, \(count) by kaldiio too\n",
      "\(result.output)\(result.errors)")
  }

  @Test("Text that is read again has the values of the .npz, bit for bit", arguments: models)
  func textIsIdentical(kind: String, model: String, columns: Int) throws {
    try writeOutputs(kind, model, columns: columns)
    for (program, _) in ForwardTests.programs {
      let place = folder.path("\(kind)_\(program)")
      let archive = try ModelFormats.open(place + ".npz")
      for table in [
        "ark:\(place).text.ark", "scp:\(place).text_both.scp", "scp:\(place).both.scp",
      ] {
        let reader = try KaldiReader(
          KaldiReadSpecifier(table), textAs: kind == "fm" ? .float32 : .float64)
        var found: [String] = []
        while let entry = try reader.next() {
          found.append(entry.key)
          let variable = try #require(archive[entry.key])
          let rows = Self.utterances.first { $0.0 == entry.key }?.1
          #expect(variable.shape.first == rows)
          // Kaldi knows no matrix without rows that has columns.
          #expect(entry.matrixShape == (rows == 0 ? [0, 0] : variable.shape))
          switch entry.values {
          case .float32(let values):
            let expected: Tensor<Float> = try archive.tensor(variable)
            #expect(
              kind == "fm" && values.map(\.bitPattern) == expected.scalars.map(\.bitPattern))
          case .float64(let values):
            let expected: Tensor<Double> = try archive.tensor(variable)
            #expect(
              kind == "dm" && values.map(\.bitPattern) == expected.scalars.map(\.bitPattern))
          case .int32: Issue.record("\(table): \(entry.key) holds integers")
          }
        }
        #expect(found == Self.utterances.map(\.0), "\(table)")
      }
    }
  }
}
