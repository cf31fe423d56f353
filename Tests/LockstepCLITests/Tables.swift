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
    model = Fixtures.tensorflow("seqlen_4x3")
    folder = try TemporaryFolder()
    let file = try ModelFormats.open(model + "/io.npz")
    (x, outputs) = (try file.tensor("x"), try file.tensor("outputs"))
    lengths = [7, 3, 0, 5]
    keys = ["spk1-utt7", "spk1-utt12", "empty", "spk2-utt7"]
  }

  func path(_ name: String) -> String { folder.path(name) }

  /// Writes the inputs.
  func writeInputs(_ specifier: String) throws {
    try write(entries(of: x, width: 4), specifier)
  }

  /// Writes TensorFlow's outputs, in another order.
  func writeOutputs(
    _ specifier: String, edit: (inout [KaldiEntry]) throws -> Void = { _ in }
  ) throws {
    var entries = try entries(of: outputs, width: 3)
    try edit(&entries)
    try write(entries.reversed(), specifier)
  }

  /// Writes TensorFlow's outputs as text, in a format of `printf`.
  func printOutputs(_ name: String, _ format: String) throws {
    let texts = try entries(of: outputs, width: 3).map { entry in
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

  private func entries(of batch: Tensor<Float>, width: Int) throws -> [KaldiEntry] {
    keys.indices.map { row in
      let start = row * 7 * width
      let values = Array(batch.scalars[start..<start + lengths[row] * width])
      return KaldiEntry(
        key: keys[row], shape: [lengths[row], lengths[row] == 0 ? 0 : width],
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
