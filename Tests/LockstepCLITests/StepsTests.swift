import Foundation
import Lockstep
import Testing

@Suite struct StepsTests {
  static let model = Fixtures.tensorflow("multi2_square_6_6")
  static let data = [
    model, "--batch-major", "--inputs", model + "/io.npz:x", "--expected",
    model + "/io.npz:outputs",
  ]

  @Test("A case that agrees: status 0, every stage, at most 80 columns")
  func agrees() throws {
    let result = try Tool.run("steps", "1:0")
    #expect(result.status == 0, "\(result.errors)")
    for stage in ["x·K i", "h·R o", "+ bias j", "+ forget bias", "f from z", "c  ", "h from c"] {
      #expect(result.output.contains("\n" + stage), "\(stage)")
    }
    #expect(result.output.contains("The trace agrees, grade A"))
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test(
    "A case that diverges: status 1, at its first divergent step, marked where the mistake is",
    arguments: [
      ("bias_missing", "+ bias i"), ("forget_bias_missing", "+ forget bias"), ("tanh_pade", "j "),
      ("tanh_after_output_gate", "h "), ("forget_gate_ignored", "c "),
    ])
  func diverges(mistake: String, stage: String) throws {
    let result = try Tool.run("steps", "1:40", "--subject", "mistake:" + mistake)
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.output.contains("The trace diverges first at "))
    let marked = result.output.split(separator: "\n").first { $0.hasSuffix(" <--") }
    #expect(marked?.hasPrefix(stage) == true, "\(result.output)")
    #expect(
      result.output.contains("<-- \(stage.trimmingCharacters(in: .whitespaces)) is the first"))
  }

  @Test("What somebody recorded: h is shown, and c is carried")
  func recorded() throws {
    let result = try Tool.run(["steps"] + Self.data + ["--step", "3", "--unit", "2"])
    #expect(result.status == 0, "\(result.errors)\(result.output)")
    #expect(result.output.contains("layer 1"))
    #expect(result.output.contains("step 3 of 0…"))
    #expect(result.output.contains("carried by the reference"))
    #expect(result.output.contains("\nx·K i          –  "))
    #expect(!result.output.contains("The worst ratio of each stage"))
    let wrong = try Tool.run(["steps"] + Self.data + ["--forget-bias", "0.5"])
    #expect(wrong.status == 1)
    #expect(wrong.output.contains("<-- h is the first stage beyond its bound"))
  }

  @Test("A layer of a model, natively", arguments: ["0", "1"])
  func native(layer: String) throws {
    let result = try Tool.run("steps", Self.model, "--layer", layer, "--step", "19")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("layer \(layer):"))
    #expect(!result.output.contains(" –"))
  }

  @Test("An utterance of a table is a batch row")
  func table() throws {
    let folder = try TemporaryFolder()
    let table = folder.path("in.txt")
    let frame = "0.5 -1 0.25 2"
    try "one [\n \(frame)\n \(frame) ]\ntwo [\n \(frame) ]\n"
      .write(toFile: table, atomically: true, encoding: .utf8)
    let model = Fixtures.tensorflow("basic_4x2_v2")
    let arguments = ["steps", model, "--inputs", "ark:" + table, "--batch-row", "1"]
    let result = try Tool.run(arguments + ["--step", "0"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("batch row 1 (utterance two)"))
    let ended = try Tool.run(arguments + ["--step", "1"])
    #expect(ended.output.contains("The sequence of this batch row has ended before"))
  }

  @Test("A case file, with the subject that its finding names")
  func caseFile() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("case.npz")
    let options = CampaignOptions(signature: .rnn, cases: 40, steps: 3...3, hiddenSize: 4...4)
    let example = try CaseGenerator<Double>(options).makeCase(at: 2)
    try CaseFile.write(example, to: path)
    let right = try Tool.run("steps", path, "--step", "2")
    #expect(right.status == 0, "\(right.errors)")
    let flowed = right.output.replacing("\n", with: " ")
    #expect(flowed.contains("native, rnn, float64, T=3"), "\(right.output)")
    let finding = RecordedFinding(
      subject: "mistake:bias_missing", verdict: .diverges, tensor: "h", explanation: "h differs.")
    try CaseFile.write(example, finding: finding, to: path)
    let wrong = try Tool.run("steps", path)
    #expect(wrong.status == 1, "\(wrong.errors)")
    #expect(
      wrong.output.replacing("\n", with: " ").contains("mistake:bias_missing, rnn"),
      "\(wrong.output)")
    let option = try Tool.run("steps", path, "--cell", "rnn")
    #expect(option.status == 2)
    #expect(option.errors.contains("is a case file; leave it out"), "\(option.errors)")
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[bytes.count / 2] ^= 0xFF
    try bytes.write(to: URL(fileURLWithPath: path))
    let damaged = try Tool.run("steps", path)
    #expect([1, 2].contains(damaged.status) && !damaged.errors.isEmpty, "\(damaged.output)")
  }

  @Test("JSON is read by Python, and holds what the text shows")
  func json() throws {
    let folder = try TemporaryFolder()
    let result = try Tool.run(
      "steps", "1:33", "--cell", "lstm_peephole_projected", "--json", "--step", "0")
    #expect(result.status == 0, "\(result.errors)")
    let path = folder.path("step.json")
    try result.output.write(toFile: path, atomically: true, encoding: .utf8)
    let program = """
      import json
      step = json.load(open(\"\(path)\"))
      sizes = step["sizes"]
      assert step["schema"] == "lockstep-steps/1" and step["step"] == 0
      for stage in step["stages"]:
          assert len(stage["actual"]) == len(stage["bound"]) == sizes["batch"]
          width = "projection_size" if stage["stage"] == "h" else "hidden_size"
          assert len(stage["expected"][0]) == sizes[width]
          assert all(r is None or r <= 1 for row in stage["ratio"] for r in row)
      print(len(step["stages"]))
      """
    let read = try Tool.run(
      [program],
      shell:
        "shift; \"${LOCKSTEP_PYTHON:-$(pkg-config --variable=exec_prefix python3-embed)}\"/bin/python3 -c \"$1\""
    )
    #expect(read.status == 0, "\(read.errors)")
    #expect(read.output == "24\n")
  }

  @Test("Stepping through, from a pipe")
  func interactive() throws {
    let script = #"printf 'p\nn\n\n1\nu 0\nu 9\nb 7\nd\nw\nwhat\nh\nq\nn\n'"#
    let result = try Tool.run(
      ["steps", "1:0", "--interactive", "--subject", "mistake:forget_bias_missing", "--step", "0"],
      shell: script + " | \"$@\"")
    #expect(result.status == 1, "\(result.errors)")
    let shown = result.output.split(separator: "\n").filter {
      $0.hasPrefix("step ") || $0.hasPrefix("Step ") || $0.hasPrefix("There ") || $0.hasPrefix("'")
    }
    let first = "step 0 of 0…1, batch row 0, unit 1"
    let last = "step 1 of 0…1, batch row 0, unit 1"
    #expect(
      shown == [
        Substring(first), "Step 0 is the first one.", Substring(last),
        "Step 1 is the last one.", Substring(last), "step 1 of 0…1, batch row 0, unit 0",
        "There are the units 0 to 1.",
        "There are the batch rows 0 to 0.", Substring(first), Substring(first),
        "'what' is no command; h lists them.",
      ], "\(result.output)")
    #expect(result.output.contains("the first divergence"))
  }

  @Test("The end of the input quits, also within a line, and a line may be long")
  func endOfInput() throws {
    for script in ["printf ''", "printf n", "head -c 100000 /dev/zero", "printf '\\xff\\n'"] {
      let result = try Tool.run(
        ["steps", "1:0", "--interactive"], shell: script + " | \"$@\"")
      #expect(result.status == 0, "\(script): \(result.errors)")
      #expect(result.output.contains("step 0 of 0…1"))
    }
  }

  @Test("Ctrl-C ends a session that waits for input with 130")
  func interrupted() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.path("pipe")
    let shell = """
      mkfifo \(pipe); set -m; "$@" < \(pipe) & tool=$!
      exec 9> \(pipe); sleep 3; kill -INT $tool; wait $tool
      """
    let result = try Tool.run(["steps", "1:0", "--interactive"], shell: shell)
    #expect(result.status == 130, "\(result.errors)")
    #expect(result.output.contains("step 0 of 0…1"))
    #expect(result.errors.contains("interrupted"))
  }

  @Test("A case without a step: status 5")
  func empty() throws {
    let result = try Tool.run("steps", "1:40", "--steps", "0")
    #expect(result.status == 5)
    #expect(result.errors.contains("has no step (T = 0)"), "\(result.errors)")
  }

  @Test(
    "Bad input ends with 2 and a sentence that names it",
    arguments: [
      (["1:0", "--step", "2"], "--step 2: there are the steps 0 to 1"),
      (["1:0", "--unit", "2"], "--unit 2: there are the units 0 to 1"),
      (["1:0", "--batch-row", "1"], "--batch-row 1: there are the batch rows 0 to 0"),
      (["1:0", "--step", "-1"], "it must be a whole number of 0 or more"),
      (["1:0", "--layer", "0"], "--layer belongs to a model"),
      (["1:0", "--inputs", "x.npy"], "--inputs belongs to a model"),
      (["1:0", "--forget-bias", "0"], "--forget-bias belongs to a model"),
      (["1:0", "--json", "--interactive"], "--json writes one step"),
      (["1:0", "--subject", "mistake:bias_mising"], "did you mean 'bias_missing'?"),
      (["1:x"], "Nor is it a generated case, SEED:INDEX"),
      ([model, "--layer", "2"], "--layer 2: the model has the layers 0 to 1"),
      ([model, "--steps", "4"], "--step N chooses the step"),
      ([model, "--cell", "rnn"], "--cell belongs to generated cases"),
      (data + ["--layer", "0"], "--expected holds the outputs of layer 1"),
      (data + ["--subject", "mistake:bias_missing"], "--subject does not go with --expected"),
    ])
  func badInput(arguments: [String], sentence: String) throws {
    let result = try Tool.run(["steps"] + arguments)
    #expect(result.status == 2, "\(result.output)")
    #expect(result.errors.contains(sentence), "\(result.errors)")
    #expect(result.output.isEmpty)
  }
}
