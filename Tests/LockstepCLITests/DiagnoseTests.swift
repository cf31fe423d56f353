import Foundation
import Lockstep
import Testing

/// `lockstep diagnose`, from the outside.
@Suite struct DiagnoseTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The names in the first result of a JSON report.
  private func explanations(_ result: Tool.Result) throws -> [[String]] {
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let results = try #require((object as? [String: Any])?["results"] as? [[String: Any]])
    let diagnosis = try #require(results.first?["diagnosis"] as? [String: Any])
    return (diagnosis["explanations"] as? [[String: Any]] ?? []).compactMap {
      $0["mistakes"] as? [String]
    }
  }

  /// Weights under TensorFlow's names, whatever they are.
  private func model(kernel: [Float], rows: Int, bias: [Float]) throws -> String {
    let path = folder.path("model.npz")
    let writer = try NPZWriter(path: path)
    let name = "rnn/basic_lstm_cell/"
    try writer.add(name + "kernel", Tensor([rows, bias.count], kernel))
    try writer.add(name + "bias", Tensor([bias.count], bias))
    try writer.commit()
    return path
  }

  @Test("PyTorch's weights read as if they were TensorFlow's: order, transposition, forget bias")
  func pytorch() throws {
    let fixture = "Tests/Fixtures/pytorch/lstm_4x3/"
    let file = try ModelFormats.open(fixture + "model.safetensors")
    func numbers(_ name: String) throws -> [Float] {
      let tensor: Tensor<Float> = try file.tensor(name)
      return tensor.scalars
    }
    let bias = zip(try numbers("bias_ih_l0"), try numbers("bias_hh_l0")).map(+)
    let data = ["--inputs", fixture + "io.npz:x", "--expected", fixture + "io.npz:y", "--json"]
    let raw = try model(
      kernel: numbers("weight_ih_l0") + numbers("weight_hh_l0"), rows: 7, bias: bias)
    let result = try Tool.run(["diagnose", raw] + data)
    #expect(result.status == 1, "\(result.errors)")
    #expect(
      try explanations(result) == [["kernels_transposed", "gates_ifjo", "forget_bias_missing"]])
    // What check says of the same.
    let check = try Tool.run(["check", raw] + data.dropLast())
    #expect(check.status == 1)
    let words = check.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains("Explained by kernels_transposed+gates_ifjo+forget_bias_missing: "),
      "\(words)")
  }

  @Test("Keras's weights read as if they were TensorFlow's: order and forget bias")
  func keras() throws {
    let fixture = "Tests/Fixtures/keras/lstm_seq_state_4x3/"
    let file = try ModelFormats.open(fixture + "weights_plain.npz")
    func numbers(_ name: String) throws -> [Float] {
      let tensor: Tensor<Float> = try file.tensor(name)
      return tensor.scalars
    }
    let path = try model(
      kernel: numbers("w_00") + numbers("w_01"), rows: 7, bias: numbers("w_02"))
    let result = try Tool.run(
      "diagnose", path, "--batch-major", "--inputs", fixture + "io.npz:x", "--expected",
      fixture + "io.npz:y_0", "--json")
    #expect(result.status == 1, "\(result.errors)")
    #expect(try explanations(result) == [["gates_ifjo", "forget_bias_missing"]])
  }

  @Test("A generated case with a mistake, and without")
  func generated() throws {
    let result = try Tool.run("diagnose", "1:40", "--subject", "mistake:state_not_carried")
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("diverges: explained by state_not_carried\n"), "\(result)")
    for line in result.output.split(separator: "\n") where !line.contains("/") {
      #expect(line.count <= 80, "\(line)")
    }
    let native = try Tool.run("diagnose", "1:40")
    #expect(native.status == 0)
    #expect(native.output.hasPrefix("agrees: nothing to explain\n"))
    let empty = try Tool.run("diagnose", "1:40", "--steps", "0")
    #expect(empty.status == 0, "\(empty)")
  }

  @Test("A port's trace of a case file, and its outputs alone")
  func trace() throws {
    let options = CampaignOptions(
      cases: 1, steps: 6...6, batch: 2...2, inputSize: 4...4, hiddenSize: 5...5,
      profiles: [.generic])
    let example = try CaseGenerator<Float>(options).makeCase(at: 0)
    let reference = try NumPyReference(.start())
    let subject = MistakeSubject<Float>(reference, mistake: "gates_ifjo+bias_missing")
    let trace = try subject.trace(of: example)
    let (path, answer) = (folder.path("case.npz"), folder.path("trace.npz"))
    try CaseFile.write(example, to: path)
    try TraceFile.write(trace, to: answer)
    let swapped = try Tool.run("diagnose", answer, "--expected", path)
    #expect(swapped.status == 2)
    #expect(swapped.errors.contains("trace.npz is no case file"), "\(swapped.errors)")
    #expect(swapped.errors.contains("case.npz is one: swap the two"), "\(swapped.errors)")
    for expected in [answer, answer + ":h"] {
      let result = try Tool.run("diagnose", path, "--expected", expected, "--json")
      #expect(result.status == 1, "\(result.errors)")
      #expect(
        try explanations(result).map { Set($0) } == [["gates_ifjo", "bias_missing"]],
        "\(result.output)")
    }
  }

  @Test("A case file with which the port agrees, and what was asked for in vain")
  func agreeing() throws {
    let (path, apart) = (folder.path("case.npz"), folder.path("apart.npz"))
    let options = CampaignOptions(cases: 1, steps: 2...2, profiles: [.generic])
    try CaseFile.write(CaseGenerator<Float>(options).makeCase(at: 0), to: path)
    let result = try Tool.run("diagnose", path, "--telling-apart", apart)
    #expect(result.status == 0)
    let words = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("sensitivity --cases \(path) tells"), "\(result.output)")
    #expect(result.errors.contains("nothing was written, since there are no two"), "\(result)")
    #expect(try folder.names() == ["case.npz"])
  }

  @Test("Two explanations that the data cannot tell apart, and a case that can")
  func tie() throws {
    let apart = folder.path("apart.npz")
    let result = try Tool.run(
      "diagnose", "1:0", "--subject", "mistake:forget_bias_missing", "--telling-apart", apart)
    #expect(result.status == 1)
    #expect(
      result.output.hasPrefix("diverges: perhaps explained by forget_bias_missing or "),
      "\(result)")
    #expect(result.output.contains("\ntold apart by "))
    let again = try Tool.run("diagnose", apart, "--subject", "mistake:forget_bias_missing")
    #expect(again.output.contains("explained by forget_bias_missing\n"), "\(again)")
  }

  @Test(
    "What does not go together is refused",
    arguments: [
      (["1:3", "--inputs", "x.npy"], "--inputs belongs to a model"),
      (["1:3", "--forget-bias", "0"], "--forget-bias belongs to a model"),
      (["1:3", "--expected", "x.npz", "--subject", "native"], "--subject does not go with"),
      (["1:3", "--expected", "/nowhere.npz"], "/nowhere.npz"),
      (["/nowhere.npz"], "/nowhere.npz"),
      (["Tests/Fixtures/tf_checkpoints/basic_4x2_v2"], "give them with --inputs and --expected"),
      (["Tests/Fixtures/tf_checkpoints/basic_4x2_v2", "--cell", "rnn"], "--cell belongs to"),
      (["1:3", "--subject", "mistake:gates_jfi"], "there is no mistake 'gates_jfi'"),
    ])
  func refused(arguments: [String], message: String) throws {
    let result = try Tool.run(["diagnose"] + arguments)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(message), "\(result.errors)")
  }
}
