import Foundation
import Testing

@Suite struct ReplayFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A case file of a finding.
  private func file(
    _ mistake: String = "gates_jifo", _ options: String..., seed: String = "1"
  ) throws -> String {
    let corpus = folder.path("\(mistake)\(seed)\(options.joined())")
    let arguments = ["fuzz", "--cases", "1", "--profile", "generic", "--seed", seed]
    let result = try Tool.run(
      arguments + ["--subject", "mistake:" + mistake, "--corpus", corpus] + options)
    #expect(result.status == 1, "\(result.errors)")
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: corpus).first)
    return "\(corpus)/\(name)"
  }

  @Test("A file is repeated with its own subject, and by the line it prints")
  func repeated() throws {
    let path = try file()
    let replayed = try Tool.run("replay", path)
    #expect(replayed.status == 1)
    #expect(
      replayed.output.contains("\n\(path) diverges (generic, T=1 B=1 I=1 H=1)"),
      "\(replayed.output)")
    let words = replayed.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains(" Explained by gates_jifo: "), "\(words)")
    #expect(replayed.output.hasSuffix(" replay \(path)\n"), "\(replayed.output)")
    let again = try Tool.run("replay", path)
    func finding(_ result: Tool.Result) -> Substring? {
      result.output.range(of: "\n\n\(path)").map { result.output[$0.lowerBound...] }
    }
    #expect(finding(again) == finding(replayed))
    let other = try Tool.run("replay", path, "--subject", "mistake:gates_ifjo")
    #expect(other.status == 1)
    #expect(
      other.output.hasSuffix(" replay \(path) --subject mistake:gates_ifjo\n"),
      "\(other.output)")
  }

  @Test("Files of other cells and precisions and SEED:INDEX go together")
  func together() throws {
    let report = folder.path("report.json")
    let paths = [
      try file(), try file("bias_missing", "--cell", "rnn", "--dtype", "float64"),
    ]
    let result = try Tool.run(["replay", "3:7"] + paths + ["1:2", "--report", "json:" + report])
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.output.hasPrefix("diverges: 2 of 4 cases in agreement, 2 diverging\n"))
    for line in [
      "native 0.1.0, cell lstm, float32, seed 3, 1\n",
      "mistake:bias_missing 0.1.0, cell rnn, float64\n",
    ] {
      #expect(result.output.contains(line), "\(result.output)")
    }
    let object = try JSONSerialization.jsonObject(with: Data(folder.text("report.json").utf8))
    let findings = try #require((object as? [String: Any])?["findings"] as? [[String: Any]])
    #expect(findings.compactMap { $0["case_file"] as? String } == paths)
    #expect(findings.map { $0["replay"] as? String } == paths.map { "lockstep replay " + $0 })
  }

  @Test("What no longer diverges is said, and is an error where a divergence is expected")
  func noLonger() throws {
    let path = try file()
    let expecting = try Tool.run("replay", path, "--expect-divergence")
    #expect(expecting.status == 0)
    #expect(expecting.errors.isEmpty)
    let native = try Tool.run("replay", path, "--subject", "native")
    #expect(native.status == 0)
    #expect(native.output.contains("resolved "), "\(native.output)")
    let rotten = try Tool.run(
      "replay", path, "1:3", "--subject", "native", "--expect-divergence")
    #expect(rotten.status == 1)
    #expect(
      rotten.errors
        == "Error: \(path) no longer diverges: native agrees.\n"
        + "Error: 1:3 does not diverge: native agrees.\n")
    let one = try Tool.run(
      "replay", "1:3", "--subject", "mistake:gates_jifo", "--expect-divergence")
    #expect(one.status == 0)
  }

  @Test("Case files of the past still diverge, by the mistakes that they were found with")
  func fixtures() throws {
    let folder = Fixtures.folder + "/cases/"
    let names = [
      "lstm-float32-diverges-c-acce2f9a.npz", "rnn-float64-diverges-h-5a726f81.npz",
    ]
    let result = try Tool.run(["replay", "--expect-divergence"] + names.map { folder + $0 })
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("diverges: 0 of 2 cases in agreement, 2 diverging\n"))
  }

  @Test(
    "An option that says what a file says itself ends with 2",
    arguments: [
      ["--cell", "lstm"], ["--dtype", "float32"], ["--steps", "2"], ["--batch", "2"],
      ["--input-size", "2"], ["--hidden-size", "2"], ["--profile", "generic"],
    ])
  func contradiction(options: [String]) throws {
    let result = try Tool.run(["replay", "case.npz"] + options)
    #expect(result.status == 2)
    #expect(
      result.errors.contains("\(options[0]): the case file case.npz says that itself"),
      "\(result.errors)")
  }

  @Test("A file that is missing or no case file ends with 2 and is named")
  func noCase() throws {
    try folder.write("{}", "text")
    for path in [folder.path("none.npz"), folder.path("text"), folder.path("")] {
      let result = try Tool.run("replay", path)
      #expect(result.status == 2, "\(path)")
      #expect(result.errors.contains(path), "\(result.errors)")
      #expect(result.output.isEmpty)
    }
    let model = try Tool.run("replay", Fixtures.tensorflow("basic_4x2_v2/weights_plain.npz"))
    #expect(model.status == 2)
    #expect(model.errors.contains("so it is no case file"), "\(model.errors)")
  }

  @Test("A report cannot replace the file that is replayed")
  func report() throws {
    let path = try file()
    let result = try Tool.run("replay", path, "--report", "json:" + path)
    #expect(result.status == 2)
    #expect(try Tool.run("replay", path, "--quiet").status == 1)
  }
}
