import Foundation
import Lockstep

/// TensorFlow's sequences as tables of Kaldi's, in a folder of their own.
struct Tables {
  let folder: TemporaryFolder

  /// The model that they belong to.
  let model: String

  /// The keys, in the order of the rows, and how many frames each utterance has.
  let keys: [String]
  let lengths: [Int]

  private let x: Tensor<Float>
  private let outputs: Tensor<Float>

  /// Sequences of 4 inputs and 3 outputs, of 7, 3, 0 and 5 steps.
  init() throws {
    try self.init(
      "seqlen_4x3", keys: ["spk1-utt7", "spk1-utt12", "empty", "spk2-utt7"], lengths: [7, 3, 0, 5])
  }

  /// The first steps of one sequence of 2 inputs and 6 outputs, again and again.
  init(lengths: [Int]) throws {
    try self.init("long_2x6_T1000", keys: lengths.indices.map { "utt\($0)" }, lengths: lengths)
  }

  private init(_ name: String, keys: [String], lengths: [Int]) throws {
    model = Fixtures.tensorflow(name)
    folder = try TemporaryFolder()
    let file = try ModelFormats.open(model + "/io.npz")
    (x, outputs) = (try file.tensor("x"), try file.tensor("outputs"))
    (self.keys, self.lengths) = (keys, lengths)
  }

  func path(_ name: String) -> String { folder.path(name) }

  /// Writes the inputs.
  func writeInputs(_ specifier: String) throws {
    try write(entries(of: x), specifier)
  }

  /// Writes TensorFlow's outputs, in another order.
  func writeOutputs(
    _ specifier: String, edit: (inout [KaldiEntry]) throws -> Void = { _ in }
  ) throws {
    var entries = entries(of: outputs)
    try edit(&entries)
    try write(entries.reversed(), specifier)
  }

  /// Writes TensorFlow's outputs as text, in a format of `printf`.
  func printOutputs(_ name: String, _ format: String) throws {
    let texts = entries(of: outputs).map { entry in
      guard case .float32(let values) = entry.values else { return "" }
      let rows = (0..<entry.shape[0]).map { row in
        values[(row * 3)..<(row * 3 + 3)].map { String(format: format, Double($0)) }
          .joined(separator: " ")
      }
      return "\(entry.key)  [\n" + rows.joined(separator: "\n") + " ]\n"
    }
    try texts.joined().write(toFile: path(name), atomically: true, encoding: .utf8)
  }

  func write(_ entries: [KaldiEntry], _ specifier: String) throws {
    let writer = try KaldiWriter(KaldiWriteSpecifier(specifier))
    for entry in entries { try writer.write(entry) }
    try writer.commit()
  }

  private func entries(of batch: Tensor<Float>) -> [KaldiEntry] {
    let shape = batch.shape.dimensions
    return keys.indices.map { row in
      let start = min(row, shape[0] - 1) * shape[1] * shape[2]
      let values = Array(batch.scalars[start..<start + lengths[row] * shape[2]])
      return KaldiEntry(
        key: keys[row], shape: [lengths[row], lengths[row] == 0 ? 0 : shape[2]],
        values: .float32(values))
    }
  }

  /// Checks the model on the tables of the folder, `inputs` of them written already.
  func check(
    _ inputs: String, _ options: String..., shell: String = "\"$@\""
  ) throws -> Tool.Result {
    try Tool.run(
      ["check", model, "--inputs", inputs] + options, shell: "cd '\(folder.url.path)' && " + shell)
  }
}
