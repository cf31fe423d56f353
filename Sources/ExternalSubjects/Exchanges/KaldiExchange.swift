import CrossCheck
import ModelFiles
import Subjects
import Tensors

/// A case as files of Kaldi's: the weights as a network of nnet1, the rows of the batch as utterances of
/// an archive, and the outputs as another.
struct KaldiExchange: CaseExchange {
  let paths: [String: String]
  private let command: KaldiCommand

  /// - Parameter number: of the case, as they come.
  init(folder: String, number: Int, command: KaldiCommand) {
    self.command = command
    paths = [
      "model": "\(folder)/model-\(number).nnet", "input": "\(folder)/input-\(number).ark",
      "output": "\(folder)/output-\(number).ark",
    ]
  }

  /// In bytes: more digits than any number needs.
  private static let longestNumber = 1_000

  /// What the row of a batch is called.
  private func key(_ row: Int) -> String { "row-\(row)" }

  private func path(_ place: String) -> String { paths[place] ?? "" }

  /// Kaldi has no matrix without rows.
  func traceWithoutProgram<Scalar: SubjectScalar>(
    of example: Case<Scalar>
  ) throws -> Trace<Scalar>? {
    let sizes = example.sizes
    guard sizes.steps == 0 else { return nil }
    return Trace(
      tensors: ["h": try Tensor([0, sizes.batch, sizes[example.signature.width(of: "h")]], [])])
  }

  func write<Scalar: SubjectScalar>(_ example: Case<Scalar>) throws {
    try KaldiNnet1Writer.write(
      KaldiWeights.network(of: example), to: path("model"), isBinary: !command.hasTextModel)
    let writer = try KaldiWriter(
      KaldiWriteSpecifier((command.hasTextInput ? "ark,t:" : "ark:") + path("input")))
    let (steps, batch, width) = (
      example.sizes.steps, example.sizes.batch, example.sizes.inputSize
    )
    let inputs = example["inputs"].scalars
    for row in 0..<batch {
      var frames: [Scalar] = []
      frames.reserveCapacity(steps * width)
      for step in 0..<steps { frames += inputs[((step * batch + row) * width)...].prefix(width) }
      try writer.write(KaldiEntry(key: key(row), matrix: Tensor([steps, width], frames)))
    }
    try writer.commit()
  }

  func trace<Scalar: SubjectScalar>(
    of example: Case<Scalar>
  ) throws(ExternalFailure) -> Trace<Scalar> {
    guard FileRemoval.exists(path("output")) else { throw .noTrace(reason: "it wrote none") }
    do {
      let sizes = example.sizes
      var outputs = KaldiOutputs<Scalar>(
        steps: sizes.steps, width: sizes[example.signature.width(of: "h")],
        keys: (0..<sizes.batch).map(key))
      let numbers = sizes.steps * sizes.batch * sizes[example.signature.width(of: "h")]
      let file = try MappedFile(
        copying: path("output"), limit: Self.longestNumber * numbers + 1 << 20)
      guard !file.isGzipped else {
        throw UnusableOutputs("it is compressed, and outputs are read as they are")
      }
      let reader = try KaldiReader(file, textAs: Scalar.dtype)
      while let entry = try reader.next() { try outputs.add(entry) }
      let trace = try outputs.trace()
      try trace.validate(for: example)
      return trace
    } catch { throw .noTrace(reason: "\(error)") }
  }
}
