import Foundation
import Testing

@Suite struct GradeTests {
  private static let frameworks =
    ProcessInfo.processInfo.environment["LOCKSTEP_FRAMEWORKS"] ?? ""
  private static let sizes = [
    "--steps", "0...5", "--batch", "2...4", "--input-size", "3...9", "--hidden-size", "5...11",
  ]

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Runs `grade` without frameworks.
  private func grade(
    _ subjects: [String], _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> Tool.Result {
    try Tool.run(
      ["grade"] + subjects + Self.sizes + arguments,
      shell: "cd '\(folder.url.path)' && \"$@\"",
      environment: ["LOCKSTEP_FRAMEWORKS": ""].merging(environment) { $1 })
  }

  private func row(_ name: String, _ text: String) -> Substring? {
    text.split(separator: "\n").first { $0.hasPrefix(name + " ") }
  }

  @Test("A mistake diverges beside what agrees, by the same cases")
  func aMistake() throws {
    let result = try grade(
      ["native", "mistake:gates_ifjo", "native"],
      ["--cases", "24", "--report", "json:" + folder.path("report")])
    #expect(result.status == 1, "\(result.errors)")
    #expect(
      result.output.hasPrefix(
        "diverges: 1 of 2 subjects in agreement; mistake:gates_ifjo diverges\n"), "\(result.output)"
    )
    #expect(row("native", result.output)?.contains("A    agrees") == true, "\(result.output)")
    #expect(row("mistake:…s_ifjo", result.output)?.contains("none  diverges") == true)
    let report = try folder.text("report")
    #expect(report.contains(#""schema": "lockstep-grades/1""#))
    #expect(report.components(separatedBy: #""cases": 3,"#).count == 2 * 8 + 1)
  }

  @Test("The same seed gives the same table, and the worst case is one that replay takes")
  func theSame() throws {
    func markdown(_ seed: String) throws -> String {
      let result = try grade(
        ["native"], ["--cases", "32", "--seed", seed, "--report", "markdown:-"])
      #expect(result.status == 0, "\(result.errors)")
      return result.output
    }
    let text = try markdown("3")
    #expect(try markdown("3") == text)
    #expect(try markdown("4") != text)
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("* `native`: ") })
    let words = line.split(separator: " ")
    let replay = try Tool.run(["replay", String(words[4])] + Self.sizes)
    #expect(replay.output.contains("worst ratio         \(words[2]) ("), "\(line)\(replay.output)")
  }

  @Test("What is not installed is named, with what installs it")
  func missing() throws {
    let result = try grade([], ["--cases", "16", "--report", "json:" + folder.path("report")])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.hasPrefix("agrees: 2 of 2 subjects\n"), "\(result.output)")
    let words = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains(
        "Not installed: pytorch, pytorch_cell, tensorflow, keras, onnxruntime, jax. `ci/setup "
          + "--frameworks` installs all frameworks."), "\(result.output)")
    #expect(try folder.text("report").contains(#""install": "ci/setup --frameworks""#))
    let named = try grade(["native", "pytorch"], ["--cases", "8"])
    #expect(named.status == 3)
    #expect(named.output.contains("agrees: 1 of 1 subject"), "\(named.output)")
    #expect(named.errors.contains("Error: pytorch: the packages torch"), "\(named.errors)")
    let alone = try grade(["pytorch"], ["--cases", "8"])
    #expect(alone.status == 3 && alone.output.isEmpty, "\(alone.output)")
  }

  @Test("A subject that fails has a row with the reason, and the others are judged")
  func failing() throws {
    let result = try grade(
      ["command:false {case} {trace}", "python:absent:run", "native"], ["--cases", "8"])
    #expect(result.status == 1, "\(result.errors)")
    #expect(row("native", result.output)?.contains("A    agrees") == true, "\(result.output)")
    #expect(row("command:false …", result.output)?.contains("none    failed") == true)
    let words = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("8 of 8 cases failed"), "\(result.output)")
    #expect(words.contains("It cannot be started:") && words.contains("absent"))
  }

  @Test("What cannot be the cell is left out and named; named itself, it is refused")
  func cells() throws {
    let result = try grade([], ["--cases", "8", "--cell", "rnn"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("agrees: 1 of 1 subject\n"))
    let words = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("do not compute the cell rnn in float32: engine, pytorch,"))
    #expect(try grade(["engine"], ["--cell", "rnn"]).status == 2)
    #expect(try grade(["engine"], ["--dtype", "float64"]).status == 2)
    #expect(try grade(["nativ"]).errors.contains("native"))
    #expect(try grade([], ["--cases", "0"]).status == 2)
  }

  @Test("A port with its weights in another layout stands beside what has none")
  func layouts() throws {
    try folder.write(Port.source, "port.py")
    let result = try grade(
      ["python:port:run", "native"], ["--cases", "16", "--layout", "pytorch"])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.hasPrefix("agrees: 2 of 2 subjects\n"), "\(result.output)")
    // Frameworks get their weights as they need them.
    let all = try grade([], ["--cases", "8", "--layout", "pytorch"])
    #expect(all.status == 0 && all.output.contains("\nNot installed: pytorch"), "\(all.output)")
  }

  /// Where its logistic is near 0 its relative error is large, and its absolute one is not.
  @Test(
    "Grade B is told in words by grade and by fuzz",
    .enabled(
      if: !frameworks.isEmpty,
      "LOCKSTEP_FRAMEWORKS names no folder with the frameworks; ci/setup --frameworks makes one"))
  func gradeB() throws {
    let arguments = ["--cases", "40", "--profile", "saturating"]
    let environment = ["LOCKSTEP_FRAMEWORKS": Self.frameworks]
    let graded = try grade(["onnxruntime"], arguments, environment: environment)
    #expect(graded.status == 0, "\(graded.output)\(graded.errors)")
    #expect(row("onnxruntime", graded.output)?.contains("B    agrees") == true)
    let fuzzed = try Tool.run(
      ["fuzz", "--subject", "onnxruntime", "--findings", "-"] + Self.sizes + arguments,
      environment: environment)
    #expect(fuzzed.status == 0, "\(fuzzed.output)\(fuzzed.errors)")
    for text in [graded.output, fuzzed.output] {
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("grade B: within the bound only if") || text.contains("\ngrade B   "))
      #expect(words.contains("times the bound of grade A. So small a gate's value is"), "\(text)")
    }
  }

  /// A layout is of the ports alone: a framework gets its weights as it needs them.
  @Test(
    "Beside a port with a layout the others are what they are",
    .enabled(
      if: !frameworks.isEmpty,
      "LOCKSTEP_FRAMEWORKS names no folder with the frameworks; ci/setup --frameworks makes one"),
    arguments: ["keras", "pytorch", "onnx"])
  func frameworkBesideLayout(_ layout: String) throws {
    try folder.write(Port.source, "port.py")
    let result = try grade(
      ["native", "onnxruntime", "jax", "python:port:run"],
      ["--cases", "28", "--layout", layout, "--profile", "generic,trained,saturating,probe"],
      environment: ["LOCKSTEP_FRAMEWORKS": Self.frameworks])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.hasPrefix("agrees: 4 of 4 subjects"), "\(result.output)")
  }

  @Test("Beside a program of Kaldi's no case is nonfinite, which the report says")
  func kaldi() throws {
    let forward = "kaldi:\(Tool.path(of: "nnet-forward")) {model} ark:{input} ark:{output}"
    let result = try grade(["native", forward], ["--cases", "16"])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    let output = result.output.replacingOccurrences(of: "\n ", with: " ")
      .split(separator: " ").joined(separator: " ")
    #expect(output.contains("--profile generic,trained,saturating,probe,cancelling,tiny,exact"))
    #expect(row("kaldi:…-forward", result.output) != nil, "the end tells programs apart")
  }
}
