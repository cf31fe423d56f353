import Foundation
import Testing

/// Conversions of real models, each judged by the tool itself and read again by it.
struct ConvertTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func convert(_ arguments: String...) throws -> Tool.Result {
    try Tool.run(["convert"] + arguments)
  }

  /// TensorFlow's outputs are those of what came of its checkpoint in four steps.
  @Test func aCheckpointGoesThroughEveryFormat() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let model = Fixtures.tensorflow("lstmcell_proj_4x6p3")
    // What an .npz's weights do not say, is told beside them.
    let steps = [
      (model, "a.nnet.txt"), (path("a.nnet.txt"), "b.npz"), (path("b.npz"), "c.safetensors"),
      (path("c.safetensors"), "d.nnet"),
    ]
    for (from, to) in steps {
      let outcome = try convert(from, path(to))
      #expect(outcome.status == 0, "\(to): \(outcome.errors)")
      #expect(outcome.output.contains("every weight as it was, bit for bit"), "\(outcome.output)")
    }
    #expect(try files() == ["a.nnet.txt", "b.npz", "c.safetensors", "d.nnet"])
    let check = try Tool.run([
      "check", path("d.nnet"), "--batch-major", "--inputs", "\(model)/io.npz:x", "--expected",
      "\(model)/io.npz:outputs",
    ])
    #expect(check.status == 0, "\(check.output)")
  }

  /// What a model is written as: an ending, and whose names it has.
  private static let targets = [
    ("t.npz", "tensorflow"), ("p.npz", "pytorch"), ("t.safetensors", "tensorflow"),
    ("p.safetensors", "pytorch"), ("b.nnet", ""), ("x.nnet.txt", ""),
  ]

  /// A basic LSTM is the same model in every format, so that every pair of formats has to work.
  @Test(arguments: targets, targets)
  func everyFormatIntoEveryOther(from: (String, String), to: (String, String)) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    func convert(_ model: String, _ target: (String, String)) throws {
      let names = target.1.isEmpty ? [] : ["--names", target.1]
      let outcome = try Tool.run(["convert", model, path(target.0)] + names)
      #expect(outcome.status == 0, "\(model) to \(target): \(outcome.errors)\(outcome.output)")
      #expect(outcome.output.contains("every weight as it was, bit for bit"))
    }
    let first = ("1" + from.0, from.1)
    let second = ("2" + to.0, to.1)
    try convert(Fixtures.tensorflow("basic_4x2_v2"), first)
    try convert(path(first.0), second)
    let check = try Tool.run([
      "check", path(second.0), "--batch-major", "--inputs",
      "\(Fixtures.tensorflow("basic_4x2_v2"))/io.npz:x", "--expected",
      "\(Fixtures.tensorflow("basic_4x2_v2"))/io.npz:outputs",
    ])
    #expect(check.status == 0, "\(from) to \(to): \(check.output)\(check.errors)")
  }

  @Test func anOutputLayerWithSoftmaxIsTwoComponents() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let model = Fixtures.tensorflow("adam_slots_globalstep_6x5_dense3")
    let options = ["--output-activation", "softmax"]
    let there = try Tool.run(["convert", model, path("a.nnet")] + options)
    #expect(there.status == 0, "\(there.errors)\(there.output)")
    #expect(there.output.contains("2.Softmax: softmax, 3 inputs, 3 outputs"))
    // Peepholes of zeros and an identity as the projection are left out on the way back.
    let back = try Tool.run(["convert", path("a.nnet"), path("b.npz"), "--names", "pytorch"])
    #expect(back.status == 0, "\(back.errors)\(back.output)")
    #expect(back.output.contains("lockstep.output_softmax"))
  }

  @Test func whatDoesNotAgreeLeavesNoFile() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let model = Fixtures.pytorch("rnn_tanh_4x3/model.safetensors")
    try Data("before".utf8).write(to: folder.appending(path: "a.npz"))
    // No implementation's activations are exact.
    let outcome = try convert(model, path("a.npz"), "--activation-roundoffs", "0")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("not written, since it does not agree"))
    #expect(try files() == ["a.npz"])
    #expect(try String(contentsOfFile: path("a.npz"), encoding: .utf8) == "before")
  }

  @Test(arguments: [
    (
      "tf_checkpoints/lstmcell_peephole_4x3", "a.npz", ["--names", "pytorch"],
      "under PyTorch's names only"
    ),
    ("pytorch/rnn_tanh_4x3/model.safetensors", "a.nnet", [], "LstmProjected"),
    ("tf_checkpoints/basic_4x2_v2", "a.bin", [], "the ending says no format"),
    ("tf_checkpoints/basic_4x2_v2", "a.nnet", ["--names", "pytorch"], "names of its own"),
    ("kaldi/nnet1/all_kinds.nnet", "a.npz", [], "splices frames"),
    ("tf_checkpoints/basic_4x2_v2", "missing/a.npz", [], "missing/a.npz: it cannot be written"),
  ])
  func whatCannotBeIsRefused(
    model: String, out: String, options: [String], reason: String
  ) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Tool.run(["convert", "\(Fixtures.folder)/\(model)", path(out)] + options)
    #expect([2, 4].contains(outcome.status))
    #expect(outcome.errors.contains(reason), "\(outcome.errors)")
    #expect(try files().isEmpty)
  }

  @Test func aLinkToNothingIsNotReplaced() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createSymbolicLink(
      atPath: path("a.npz"), withDestinationPath: path("missing"))
    let outcome = try convert(Fixtures.tensorflow("basic_4x2_v2"), path("a.npz"))
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("a link to a file that is not there"))
    #expect(try files() == ["a.npz"])
  }

  @Test func theModelItselfIsNotReplaced() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try convert(Fixtures.tensorflow("basic_4x2_v2"), path("a.npz"))
    let outcome = try convert(path("a.npz"), path("../\(folder.lastPathComponent)/a.npz"))
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("which is read; choose another"))
  }
}
