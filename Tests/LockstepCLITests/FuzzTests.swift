import Foundation
import Testing

@Suite struct FuzzTests {
  @Test("The native cell agrees, with status 0 and nothing on standard error")
  func native() throws {
    let result = try Tool.run("fuzz", "--cases", "40")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("agrees: 40 of 40 cases, grade A\n"), "\(result.output)")
    #expect(result.errors.isEmpty)
  }

  @Test("Quiet prints the verdict alone")
  func quiet() throws {
    let result = try Tool.run(
      "fuzz", "--cases", "3", "--cell", "rnn", "--dtype", "float64", "--quiet")
    #expect(result.output == "agrees: 3 of 3 cases, grade A\n")
  }

  @Test("No case is no verdict: status 5")
  func noCases() throws {
    let result = try Tool.run("fuzz", "--cases", "0", "--quiet")
    #expect(result.status == 5)
    #expect(result.output == "inconclusive: nothing was compared\n")
  }

  @Test("A mistake ends with 1, and the line of its finding repeats it with the same numbers")
  func replay() throws {
    let result = try Tool.run(
      "fuzz", "--cases", "36", "--seed", "5", "--subject", "mistake:bias_missing",
      "--hidden-size", "3...9", "--profile", "generic,trained", "--findings", "-")
    #expect(result.status == 1)
    let lines = result.output.split(separator: "\n").map(String.init)
    let finding = try #require(lines.lastIndex { $0.hasPrefix("case ") })
    let command = try #require(lines.last { $0.contains(" replay ") })
    #expect(
      command.hasSuffix(
        "--hidden-size 3...9 --profile generic,trained --subject mistake:bias_missing"))

    let words = try #require(command.split(separator: " replay ").last).split(separator: " ")
    let again = try Tool.run(["replay"] + words.map(String.init))
    #expect(again.status == 1)
    let repeated = again.output.split(separator: "\n").map(String.init)
    let start = try #require(repeated.firstIndex(of: lines[finding]))
    // All but the command itself, which may be followed by more.
    let paragraph = repeated[start...].prefix { !$0.contains(" replay ") }
    #expect(Array(paragraph) == Array(lines[finding...].prefix(paragraph.count)))
    #expect(paragraph.contains { $0.hasPrefix("  bound") })
  }

  @Test("An unknown mistake ends with 2, and a near miss suggests the right one")
  func unknownMistake() throws {
    let result = try Tool.run("fuzz", "--subject", "mistake:tanh_pad")
    #expect(result.status == 2)
    #expect(result.errors.contains("did you mean 'tanh_pade'?"), "\(result.errors)")
    #expect(result.output.isEmpty)
  }

  @Test("The same seed gives the same findings, byte for byte")
  func deterministic() throws {
    let folder = try TemporaryFolder()
    func findings(_ name: String) throws -> Substring {
      let path = folder.path(name)
      let result = try Tool.run(
        "fuzz", "--cases", "20", "--subject", "mistake:tanh_pade", "--findings", "-",
        "--report", "json:" + path)
      #expect(result.status == 1)
      let text = try folder.text(name)
      return text[try #require(text.range(of: "\"findings\"")).lowerBound...]
    }
    let first = try findings("first.json")
    #expect(first.contains("\"ratio\""))
    #expect(try first == findings("second.json"))
  }

  @Test("A random seed is reported, and so can be used again")
  func randomSeed() throws {
    func seed() throws -> Substring? {
      let result = try Tool.run("fuzz", "--cases", "1", "--seed", "random")
      #expect(result.status == 0)
      return result.output.split(separator: "seed").last?.split(separator: "\n").first
    }
    #expect(try seed() != seed())
  }

  @Test("A Python environment that does not exist ends with 3 and names it")
  func environment() throws {
    for (arguments, variables) in [
      (["--python", "/no/such/environment"], [:]),
      ([], ["LOCKSTEP_PYTHON": "/no/such/environment"]),
    ] {
      let result = try Tool.run(
        ["fuzz", "--cases", "1"] + arguments, environment: variables)
      #expect(result.status == 3)
      #expect(result.errors.contains("/no/such/environment"))
      let doctor = try Tool.run(["doctor"] + arguments, environment: variables)
      #expect(doctor.status == 3)
      #expect(doctor.output.contains("/no/such/environment"))
    }
  }

  @Test("A Reference that cannot be imported ends with 3, for the doctor too")
  func brokenReference() throws {
    let folder = try TemporaryFolder()
    let package = folder.url.appendingPathComponent("lockstep_reference")
    try FileManager.default.createDirectory(at: package, withIntermediateDirectories: true)
    try Data("def broken(:".utf8).write(to: package.appendingPathComponent("__init__.py"))
    for command in ["fuzz", "doctor"] {
      let result = try Tool.run(command, environment: ["LOCKSTEP_REFERENCE": folder.url.path])
      #expect(result.status == 3)
      #expect((result.output + result.errors).contains("SyntaxError"))
    }
  }

  @Test("What Python prints in a worker reaches standard error, also a file")
  func pythonOutput() throws {
    let folder = try TemporaryFolder()
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let source = root.appendingPathComponent("../../Reference/lockstep_reference").standardized
    let copy = folder.url.appendingPathComponent("lockstep_reference")
    try FileManager.default.copyItem(at: source, to: copy)
    let entry = copy.appendingPathComponent("embedding.py")
    let text = try String(contentsOf: entry, encoding: .utf8)
    try Data((text + "\nprint('printed by Python')\n").utf8).write(to: entry)
    let result = try Tool.run(
      ["fuzz", "--cases", "1"], shell: "\"$@\" | cat",
      environment: ["LOCKSTEP_REFERENCE": folder.url.path])
    #expect(result.errors.contains("printed by Python\n"), "\(result.errors)")
    #expect(result.output.contains("agrees: 1 of 1 case"))
  }

  @Test("The doctor finds Python and NumPy")
  func doctor() throws {
    let result = try Tool.run("doctor")
    #expect(result.status == 0)
    for word in ["Python", "library", "environment", "NumPy", "BLAS", "reference"] {
      #expect(result.output.contains("\n" + word + " ") || result.output.hasPrefix(word))
    }
  }
}
