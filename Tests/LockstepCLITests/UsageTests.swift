import Foundation
import Testing

@Suite struct UsageTests {
  @Test("Help and version end with 0, on standard output")
  func help() throws {
    for arguments in [["--help"], ["fuzz", "--help"], ["--version"], ["help", "replay"]] {
      let result = try Tool.run(arguments)
      #expect(result.status == 0, "\(arguments)")
      #expect(!result.output.isEmpty)
      #expect(result.errors.isEmpty)
    }
  }

  @Test(
    "Bad input ends with 2 and a sentence that names it",
    arguments: [
      (["fuzz", "--hiden-size", "4"], "Did you mean '--hidden-size'?"),
      (["fuzz", "--hidden-size", "0"], "the size must be at least 1"),
      (["fuzz", "--steps=-1"], "the size must be at least 0"),
      (["fuzz", "--steps", "9...3"], "the range is reversed; write 3...9"),
      (["fuzz", "--batch", "1..4"], "a size is a number such as 8 or a range such as 1...64"),
      (["fuzz", "--input-size", "99999999999999999999"], "a size is a number"),
      (["fuzz", "--hidden-size", "9223372036854775807"], "choose smaller sizes"),
      (["fuzz", "--hidden-size", "1...4000000"], "choose smaller sizes"),
      (["fuzz", "--cases=-1"], "the number of cases is 0 or more"),
      (["fuzz", "--cases", "9223372036854775807"], "at most 281,474,976,710,656"),
      (["fuzz", "--seed", "rando"], "or the word random"),
      (["fuzz", "--cell", "lsmt"], "did you mean 'lstm'?"),
      (["fuzz", "--dtype", "float23"], "did you mean 'float32'?"),
      (["fuzz", "--profile", "probe,exat"], "did you mean 'exact'?"),
      (["fuzz", "--report", "json:a.npz"], "NAME.npz may be a case file; choose another name"),
      (["replay", "Tests/Fixtures/cases"], "it is a folder; "),
      (["replay", "Tests/Fixtures/cases/"], "replay Tests/Fixtures/cases/*.npz repeats"),
      (["fuzz", "--subject", "natve"], "did you mean 'native'?"),
      (["fuzz", "--activation-roundoffs", "nan"], "from 0 to 10000"),
      (["fuzz", "--activation-roundoffs=-1"], "from 0 to 10000"),
      (["fuzz", "--report", "jsn:x"], "did you mean 'json'?"),
      (["fuzz", "--report", "json"], "a report is FORMAT:PATH"),
      (["fuzz", "--report", "json:x", "--report", "text:x"], "same path x"),
      (["replay"], "Missing expected argument '<seed:index|file> ...'"),
      (["replay", "1"], "<seed:index|file>"),
      (["replay", "1:x"], "give SEED:INDEX, two whole numbers"),
      (["fuz"], "there is no command 'fuz'; did you mean 'fuzz'?"),
    ])
  func badInput(arguments: [String], sentence: String) throws {
    let result = try Tool.run(arguments)
    #expect(result.status == 2)
    #expect(result.errors.contains(sentence), "\(result.errors)")
    #expect(result.output.isEmpty)
  }

  @Test("Without a command nothing was checked: status 2")
  func noCommand() throws {
    let result = try Tool.run()
    #expect(result.status == 2)
    #expect(result.errors.contains("name "), "\(result.errors)")
  }

  @Test(
    "A limit on the process's memory counts",
    .disabled(
      if: ProcessInfo.processInfo.environment["LOCKSTEP_SANITIZER"] != nil,
      "a sanitizer reserves more address space than the limit leaves"))
  func memoryLimit() throws {
    let arguments = ["fuzz", "--hidden-size", "3000"]
    let result = try Tool.run(arguments, shell: "ulimit -v 1000000; \"$@\"")
    #expect(result.status == 2)
    #expect(result.errors.contains("choose smaller sizes"), "\(result.errors)")
    // OpenBLAS would ask again and again for what it cannot have.
    let least = try Tool.run(
      ["fuzz", "--cases", "40", "--findings", "-"], shell: "ulimit -v 300000; \"$@\"")
    #expect(least.status == 3)
    #expect(least.errors.contains("(ulimit -v) leaves"), "\(least.errors)")
  }
}
