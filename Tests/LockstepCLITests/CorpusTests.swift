import Foundation
import Testing

@Suite struct CorpusTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path("corpus")).sorted()
  }

  @Test("What is found is kept once, told of, and replayed before any new case")
  func kept() throws {
    let arguments = ["fuzz", "--corpus", folder.path("corpus"), "--cases", "12"]
    let mistake = ["--subject", "mistake:tanh_pade"]
    let first = try Tool.run(arguments + mistake)
    #expect(first.status == 1)
    let names = try names()
    let name = try #require(names.first)
    #expect(names.count < 4, "\(names)")
    #expect(names.allSatisfy { $0.hasPrefix("lstm-float32-diverges-") }, "\(names)")
    #expect(first.output.contains("\n  case file \(folder.path("corpus"))/\(name)\n"))

    // Another seed finds the same, and nothing is added.
    let again = try Tool.run(arguments + mistake + ["--seed", "2"])
    #expect(again.status == 1)
    #expect(again.output.contains("of \(12 + names.count) cases in agreement"), "\(again.output)")
    #expect(again.output.contains("\n\(folder.path("corpus"))/\(name) diverges ("))
    #expect(try self.names() == names)

    let native = try Tool.run(arguments)
    #expect(native.status == 0)
    #expect(native.output.hasPrefix("agrees: \(12 + names.count) of \(12 + names.count) cases"))
    #expect(native.output.contains("no longer"), "\(native.output)")
    #expect(try self.names() == names)
  }

  @Test(
    "Files of every cell and precision are replayed; cells that cannot have the mistake are not")
  func mixed() throws {
    let corpus = ["--corpus", folder.path("corpus")]
    for (cell, dtype, mistake) in [
      ("rnn", "float64", "bias_missing"), ("lstm", "float32", "gates_jifo"),
    ] {
      let result = try Tool.run(
        ["fuzz", "--cell", cell, "--dtype", dtype, "--subject", "mistake:" + mistake, "--quiet"]
          + ["--cases", "1", "--profile", "generic"] + corpus)
      #expect(result.status == 1, "\(result.errors)")
    }
    #expect(
      try names().map { $0.prefix(12) } == ["lstm-float32", "rnn-float64-"])
    let native = try Tool.run(["fuzz", "--cases", "0"] + corpus)
    #expect(native.status == 0, "\(native.errors)")
    #expect(native.output.contains("agrees: 2 of 2 cases"), "\(native.output)")
    #expect(native.output.contains("cell rnn, float64"))
    let swapped = try Tool.run(
      ["fuzz", "--cases", "0", "--subject", "mistake:gates_jifo"] + corpus)
    #expect(swapped.status == 1)
    #expect(swapped.output.hasPrefix("diverges: 0 of 1 case"), "\(swapped.output)")
    #expect(swapped.errors.contains("their cells have no mistake:gates_jifo: 1."))
  }

  @Test("A file in the folder that is no case file ends with 2 and is named")
  func foreign() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("corpus"), withIntermediateDirectories: false)
    try folder.write("no archive", "corpus/a.npz")
    let result = try Tool.run("fuzz", "--corpus", folder.path("corpus"))
    #expect(result.status == 2)
    #expect(result.errors.contains("corpus/a.npz"), "\(result.errors)")
    #expect(result.output.isEmpty)
    let noFolder = try Tool.run("fuzz", "--corpus", folder.path("corpus/a.npz"))
    #expect(noFolder.status == 2)
    #expect(noFolder.errors.contains("it cannot be read as a folder"), "\(noFolder.errors)")
  }

  @Test("An unknown mistake ends with 2 before anything is replayed")
  func unknownMistake() throws {
    let arguments = ["fuzz", "--cases", "1", "--corpus", folder.path("corpus"), "--subject"]
    _ = try Tool.run(arguments + ["mistake:bias_missing"])
    let result = try Tool.run(arguments + ["mistake:bias_missin"])
    #expect(result.status == 2)
    #expect(result.errors.contains("did you mean 'bias_missing'?"), "\(result.errors)")
    #expect(result.output.isEmpty)
  }

  @Test("A report cannot replace a case of the corpus")
  func report() throws {
    let arguments = ["fuzz", "--cases", "1", "--corpus", folder.path("corpus")]
    _ = try Tool.run(arguments + ["--subject", "mistake:bias_missing"])
    let name = try #require(try names().first)
    // A report's own name does not end in .npz, but a link may lead to a case file.
    let link = folder.path("link.json")
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: "\(folder.path("corpus"))/\(name)")
    let result = try Tool.run(arguments + ["--report", "json:\(link)"])
    #expect(result.status == 2)
    #expect(result.errors.contains("would replace a file that is read"), "\(result.errors)")
  }

  @Test("What was found before Ctrl-C is on disk, and nothing half written beside it")
  func interrupted() throws {
    let shell = """
      set -m; "$@" & tool=$!
      for try in {1..200}; do sleep 0.1; [ -n "$(ls '\(folder.path("corpus"))')" ] && break; done
      kill -INT $tool; wait $tool
      """
    let result = try Tool.run(
      [
        "fuzz", "--cases", "1000000000", "--subject", "mistake:state_float16", "--corpus",
        folder.path("corpus"),
      ], shell: shell)
    #expect(result.status == 130, "\(result.errors)")
    let names = try names()
    #expect(!names.isEmpty)
    let replayed = try Tool.run(
      ["replay", "--expect-divergence"] + names.map { folder.path("corpus/" + $0) })
    #expect(replayed.status == 0, "\(replayed.errors)")
  }
}
