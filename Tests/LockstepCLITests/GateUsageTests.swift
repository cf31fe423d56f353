import Foundation
import Lockstep
import Testing

/// What the gate refuses, and what it does where something goes wrong.
@Suite struct GateUsageTests {
  private let gate: GateFixture

  init() throws { gate = try GateFixture() }

  @Test func missingBaseline() throws {
    let result = try gate.run()
    #expect(result.status == 2)
    #expect(
      result.errors.contains(
        "there is no baseline baseline.json yet. Make it with --update-baseline"))
    #expect(result.output.isEmpty && result.reasons == nil)
  }

  @Test("A machine blesses nothing by itself")
  func updateInCI() throws {
    for value in ["true", "1", "yes"] {
      let result = try gate.run(["--update-baseline"], environment: ["CI": value])
      #expect(result.status == 2, "\(value)")
      #expect(result.errors.contains("--update-baseline is refused where CI is set"))
      #expect(try gate.folder.names().isEmpty)
    }
    for value in ["false", "0"] {
      #expect(try gate.run(["--update-baseline"], environment: ["CI": value]).status == 0)
    }
    #expect(try gate.run(environment: ["CI": "true"]).status == 0)
  }

  @Test("No baseline blesses a divergence, and what was there stays")
  func divergingUpdate() throws {
    let mistake = ["--subject", "mistake:bias_missing", "--cases", "1", "--update-baseline"]
    let first = try gate.run(mistake)
    #expect(first.status == 1)
    #expect(first.errors.contains("baseline.json was not written: something diverges"))
    #expect(try gate.folder.names() == ["reports"])
    try gate.update()
    let before = try gate.folder.text("baseline.json")
    #expect(try gate.run(mistake).status == 1)
    #expect(try gate.folder.text("baseline.json") == before)
  }

  @Test("The baseline is written the same again, and what changed is listed")
  func update() throws {
    try gate.update()
    let before = try gate.folder.text("baseline.json")
    #expect(try gate.update().hasSuffix("the baseline baseline.json was written, as it was.\n"))
    #expect(try gate.folder.text("baseline.json") == before)
    let ratio = try gate.ratio(of: "generic")
    try gate.doctor("\"worst_ratio\": \(ratio)", by: "\"worst_ratio\": 0.0625")
    let changes = try gate.update(["--subject", "native", "--subject", "engine"])
    #expect(
      changes.hasSuffix(
        """
        was written:
          new: the subject engine
          native, lstm, float32, profile generic: worst ratio 0.0625 → \(ratio)

        """), "\(changes)")
    #expect(try gate.update().contains("\n  gone: the subject engine\n"))
    #expect(try gate.folder.text("baseline.json") == before)
    #expect(try gate.folder.names() == ["baseline.json", "reports"])
  }

  @Test("What is no baseline ends with 2, with a sentence and before anything is run")
  func malformed() throws {
    try gate.update()
    let text = try gate.folder.text("baseline.json")
    let wrong: [(String, reason: String)] = [
      (String(text.prefix(text.count / 2)), "it is no JSON"),
      (text.replacing("lockstep-baseline/1", with: "\\u001b[31m"), "its schema is '\u{FFFD}[31m'"),
      (text.replacing("\"failed\": 0", with: "\"failed\": \"NaN\""), "is no share from 0 to 1"),
      (String(repeating: " ", count: 2 << 20), "are the most that it can need"),
    ]
    for (baseline, reason) in wrong {
      #expect(baseline != text, "\(reason)")
      try gate.folder.write(baseline, "baseline.json")
      for update in [[], ["--update-baseline"]] {
        let result = try gate.run(update)
        #expect(result.status == 2, "\(reason)")
        #expect(result.errors.contains(reason), "\(result.errors)")
        #expect(result.errors.contains("baseline.json"), "\(result.errors)")
        #expect(result.output.isEmpty)
      }
      #expect(try gate.folder.text("baseline.json") == baseline)
    }
  }

  @Test("Reports that cannot be written end with 4, and the verdict is told")
  func unwritableReports() throws {
    try gate.update()
    try gate.folder.write("", "file")
    for folder in ["file/reports", "/proc/lockstep-reports"] {
      let result = try gate.run(["--reports", folder])
      #expect(result.status == 4, "\(folder)")
      #expect(result.output.hasPrefix("passes: "), "\(result.output)")
      #expect(result.errors.contains("\(folder)/gate.json: it cannot be written"))
    }
    let result = try gate.run(["--reports", "file"])
    #expect(result.status == 2)
    #expect(result.errors.contains("--reports file: it is no folder"), "\(result.errors)")
  }

  @Test("A report does not replace what is read")
  func samePlace() throws {
    try gate.update()
    for (baseline, folder) in [("gate.json", "."), ("a/../gate.txt", "./"), ("report.json", "")] {
      try gate.folder.write(try gate.folder.text("baseline.json"), "gate.json")
      let result = try gate.run(
        ["--baseline", baseline, "--reports", folder.isEmpty ? gate.folder.url.path : folder]
          + ["--update-baseline"], shell: "mkdir -p a && \"$@\"")
      #expect(result.status == 2, "\(baseline)")
      #expect(result.errors.contains("would replace a file that the gate reads"))
    }
  }

  @Test("Folders without a model, things that are none, and equal names end with 2")
  func models() throws {
    try gate.update()
    let model = Fixtures.tensorflow("basic_4x2_v2")
    try FileManager.default.createDirectory(
      atPath: gate.folder.path("models/basic_4x2_v2"), withIntermediateDirectories: true)
    for (paths, reason) in [
      (["nowhere"], "nowhere"), (["models/basic_4x2_v2"], "the folder holds no model"),
      ([model, model], "two models are called basic_4x2_v2"),
      ([Fixtures.tensorflow("gru_4x3")], "GRUCell"),
    ] {
      let result = try gate.run(paths.flatMap { ["--models", $0] })
      #expect(result.status == 2, "\(paths)")
      #expect(result.errors.contains(reason), "\(result.errors)")
    }
    let corpus = try gate.run(["--corpus", "nowhere"])
    #expect(corpus.status == 2)
    #expect(corpus.errors.contains("--corpus nowhere: there is no such folder"))
    #expect(try !gate.folder.names().contains("nowhere"))
  }

  @Test("What cannot be judged in a folder is named and fails the gate, and the others are judged")
  func failedModels() throws {
    try FileManager.default.createDirectory(
      atPath: gate.folder.path("models"), withIntermediateDirectories: false)
    for name in ["basic_4x2_v2", "gru_4x3"] {
      try FileManager.default.copyItem(
        atPath: Fixtures.tensorflow(name), toPath: gate.folder.path("models/" + name))
    }
    let keras = Fixtures.folder + "/refused/keras3_stack/model.keras"
    try FileManager.default.copyItem(atPath: keras, toPath: gate.folder.path("models/m.keras"))
    let models = ["--cases", "0", "--models", "models"]
    let update = try gate.run(models + ["--update-baseline"])
    #expect(update.status == 1)
    #expect(update.errors.contains("was not written: a model could not be judged"))
    try gate.update(["--cases", "0", "--models", "models/basic_4x2_v2"])
    // A baseline that knows it: it did not vanish.
    try gate.doctor(
      "\"models\": {", by: "\"models\": { \"gru_4x3\": { \"kernels\": null, \"layers\": {} },")
    let result = try gate.run(models)
    #expect(result.status == 1)
    #expect(result.reasons == ["failed_model", "failed_model"], "\(result.output)\(result.errors)")
    #expect(result.text.contains("model basic_4x2_v2: agrees"), "\(result.text)")
    #expect(result.text.contains("the model gru_4x3 could not be judged: "), "\(result.text)")
    #expect(result.text.contains("GRUCell"), "\(result.text)")
    #expect(
      result.text.contains(
        "that Lockstep reads: lockstep inspect models/m.keras prints it. Mend it"),
      "\(result.text)")
    #expect(!result.text.contains("import"), "\(result.text)")
    #expect(try gate.reports().contains("model-basic_4x2_v2.html"))
  }

  @Test("What lies beside a model of a folder and does not fit it fails that model alone")
  func failedCompanion() throws {
    try FileManager.default.createDirectory(
      atPath: gate.folder.path("models"), withIntermediateDirectories: false)
    for name in ["basic_4x2_v2", "float64_4x3"] {
      try FileManager.default.copyItem(
        atPath: Fixtures.tensorflow(name), toPath: gate.folder.path("models/" + name))
    }
    try gate.update(["--cases", "0", "--models", "models"])
    let path = gate.folder.path("models/float64_4x3/io.npz")
    try FileManager.default.removeItem(atPath: path)
    // It is found out when the model is run: its inputs are four.
    let writer = try NPZWriter(path: path)
    try writer.add("x", Tensor<Double>([2, 3, 5], repeating: 0.5))
    try writer.commit()
    let result = try gate.run(["--cases", "0", "--models", "models"])
    #expect(result.status == 1)
    #expect(result.reasons == ["failed_model"], "\(result.output)\(result.errors)")
    #expect(result.text.contains("the model float64_4x3 could not be judged: "), "\(result.text)")
    #expect(result.text.contains("model basic_4x2_v2: agrees"), "\(result.text)")
  }

  @Test("Where an option is the cause, the reason says it, and where the gate has it")
  func forgetBias() throws {
    let result = try gate.run(
      ["--cases", "0", "--update-baseline", "--models", Fixtures.tensorflow("forget_bias_0_4x3")])
    #expect(result.reasons == ["divergence"], "\(result.errors)")
    #expect(
      result.text.contains(
        "rounding can explain. The forget bias is the cause: with 0 everything here agrees "
          + "(--forget-bias 0). What that option says is forget_bias in the model's io.npz."),
      "\(result.text)")
  }

  @Test("What a model's file cannot say is read from what lies beside it")
  func companion() throws {
    let fixture = Fixtures.tensorflow("forget_bias_minus1_5x4")
    let copy = gate.folder.path("model")
    try FileManager.default.copyItem(atPath: fixture, toPath: copy)
    let models = ["--cases", "0", "--models", "model"]
    let wrong = try gate.run(models + ["--update-baseline"])
    #expect(wrong.status == 1)
    #expect(wrong.reasons == ["divergence"], "\(wrong.output)\(wrong.errors)")
    try FileManager.default.removeItem(atPath: copy + "/io.npz")
    let recorded = try ModelFormats.open(fixture + "/io.npz")
    func write(forgetBias: Tensor<Double>) throws {
      let writer = try NPZWriter(path: copy + "/io.npz")
      for name in ["x", "outputs"] {
        try writer.add(name, try recorded.tensor(name) as Tensor<Float>)
      }
      try writer.add("forget_bias", forgetBias)
      try writer.commit()
    }
    try write(forgetBias: Tensor([1], [-1]))
    let right = try gate.run(models + ["--update-baseline"])
    #expect(right.status == 0, "\(right.output)\(right.errors)")
    try write(forgetBias: Tensor([1], [0.5]))
    #expect(try gate.run(models).reasons == ["divergence"])
    let report = try gate.folder.text("reports/model-model.json")
    #expect(
      report.contains(
        "lockstep check model --forget-bias 0.5 --batch-major --inputs model/io.npz:x"))
    try write(forgetBias: Tensor([2], [-1, 1]))
    let two = try gate.run(models)
    #expect(two.status == 2)
    #expect(two.errors.contains("forget_bias must be one number, not [2]"), "\(two.errors)")
  }

  @Test("A subject that cannot be started ends with its status, and never passes")
  func unstartable() throws {
    try gate.update()
    let result = try gate.run(["--subject", "native", "--subject", "python:nowhere:run"])
    #expect(result.status == 3, "\(result.errors)")
    #expect(result.output.hasPrefix("stopped early: "), "\(result.output)")
    #expect(try gate.folder.text("reports/gate.json").contains("\"verdict\": \"incomplete\""))
    let unknown = try gate.run(["--subject", "native", "--subject", "mistake:none"])
    #expect(unknown.status == 2)
    #expect(unknown.output.isEmpty && unknown.reasons == nil)
  }

  @Test("Ctrl-C tells of what was done, and neither passes nor writes a baseline")
  func interrupted() throws {
    try gate.update()
    let before = try gate.folder.text("baseline.json")
    let result = try gate.run(
      ["--cases", "1000000000", "--update-baseline"],
      shell: "set -m; { \"$@\" & }; tool=$!; sleep 2; kill -INT $tool; wait $tool")
    #expect(result.status == 130, "\(result.errors)")
    #expect(result.output.hasPrefix("stopped early: "), "\(result.output)")
    #expect(result.errors.contains("was not written: the run did not come to its end"))
    #expect(try gate.folder.text("baseline.json") == before)
    #expect(try gate.folder.text("reports/report.txt").hasPrefix("stopped early: "))
    #expect(try gate.folder.names() == ["baseline.json", "reports"])
  }
}
