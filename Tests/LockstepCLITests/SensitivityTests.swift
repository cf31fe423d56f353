import Foundation
import Testing

/// `lockstep sensitivity`, from the outside.
@Suite struct SensitivityTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("The generator's cases catch every known mistake, nearly all within 20")
  func everyMistake() throws {
    let result = try Tool.run("sensitivity", "--json")
    #expect(result.status == 0, "\(result.output.suffix(2000))")
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let report = try #require(object as? [String: Any])
    let count = try #require(report["mistakes"] as? Int)
    #expect(count >= 50)
    #expect(report["caught"] as? Int == count)
    let soon = try #require(report["caught_within_20_cases"] as? Int)
    #expect(soon * 100 >= count * 95)
    let names = (report["scores"] as? [[String: Any]] ?? []).compactMap {
      $0["mistake"] as? String
    }
    // Four letters of i, j, f and o, each once; blocks of one cell, not the coupled cell's three.
    let orders = names.filter { $0.wholeMatch(of: /gates_[ijfo]{4}/) != nil }
    #expect(Set(orders).count == 23)
  }

  @Test("Cases that are blind to a mistake are told so")
  func blindCases() throws {
    let corpus = folder.path("corpus")
    _ = try Tool.run(
      "fuzz", "--cases", "1", "--profile", "generic", "--subject", "mistake:bias_missing",
      "--corpus", corpus)
    let result = try Tool.run(
      "sensitivity", "--cases", corpus, "--mistake", "bias_missing", "--mistake",
      "initial_state_ignored")
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.output.hasPrefix("blind: 1 of 2 known mistakes caught, 1 missed\n"))
    #expect(result.output.contains("  initial_state_ignored (lstm, 1 case): "), "\(result.output)")
  }

  @Test(
    "Nonsense is refused",
    arguments: [
      (["--mistake", "bias_mising"], "did you mean 'bias_missing'?"),
      (["--cell", "gru"], "there is no cell 'gru'"), (["--limit", "0"], "from 1 to 1000000"),
      (["--cases", "/nowhere"], "/nowhere"),
      (["--cases", ".", "--limit", "3"], "--limit shapes the generator's cases"),
      (["--cases", "Sources"], "the folder holds no case file"),
    ])
  func refused(arguments: [String], message: String) throws {
    let result = try Tool.run(["sensitivity"] + arguments)
    #expect(result.status == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test("A mistake where it cannot be made leaves nothing to compare")
  func noRoom() throws {
    let result = try Tool.run("sensitivity", "--cell", "dense")
    #expect(result.status == 5, "\(result)")
  }
}
