import Foundation
import Testing

/// Colours and progress on real terminals, and none of them elsewhere.
@Suite struct TerminalTests {
  private static let diverging = ["replay", "1:0", "--subject", "mistake:forget_bias_missing"]

  private static let escape = "\u{1B}["

  @Test("The text has colours on a terminal, and is the same text without them")
  func colours() throws {
    let folder = try TemporaryFolder()
    let report = folder.path("report.txt")
    let terminal = try Terminal(
      Self.diverging + ["--report", "text:" + report], stream: .output)
    #expect(terminal.status == 1)
    #expect(
      terminal.shown.hasPrefix("\u{1B}[1;31mdiverges\u{1B}[0m: "), "\(terminal.shown)")
    #expect(terminal.shown.contains("\u{1B}[1;31mcase 0 diverges"))
    let text = try folder.text("report.txt")
    #expect(!text.contains("\u{1B}"))
    // A terminal ends lines in its own way.
    let plain = terminal.shown.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
      .replacing("\r\n", with: "\n")
    #expect(plain == text)
    for line in plain.split(separator: "\n") where !line.contains(" replay ") {
      #expect(line.count <= 80, "\(line)")
    }
  }

  @Test(
    "No colours where they are not wanted",
    arguments: [
      ["TERM": "xterm", "NO_COLOR": "1"], ["TERM": "xterm", "NO_COLOR": "0"], ["TERM": "dumb"], [:],
    ])
  func unwanted(environment: [String: String]) throws {
    let terminal = try Terminal(Self.diverging, stream: .output, environment: environment)
    #expect(terminal.shown.hasPrefix("diverges: "))
    #expect(!terminal.shown.contains("\u{1B}"))
  }

  @Test("An empty NO_COLOR says nothing, and a verdict alone has colours too")
  func emptyVariable() throws {
    let terminal = try Terminal(
      ["fuzz", "--cases", "1", "--quiet"], stream: .output,
      environment: ["TERM": "xterm", "NO_COLOR": ""])
    #expect(terminal.shown == "\u{1B}[1;32magrees\u{1B}[0m: 1 of 1 case, grade A\r\n")
    #expect(terminal.other == "")
  }

  @Test("Neither colours nor progress in a pipe or a file")
  func pipe() throws {
    let result = try Tool.run(
      Self.diverging, environment: ["TERM": "xterm", "CLICOLOR_FORCE": "1"])
    #expect(result.status == 1)
    #expect(!result.output.contains("\u{1B}") && result.errors == "", "\(result.errors)")
    let terminal = try Terminal(Self.diverging, stream: .errors)
    #expect(!terminal.other.contains("\u{1B}"))
  }

  /// A campaign that lasts some seconds, however fast the machine is: its subject is slow.
  ///
  /// - Parameter cases: of 20 ms each.
  private func slowCampaign(cases: Int) throws -> (folder: TemporaryFolder, arguments: [String]) {
    let folder = try TemporaryFolder()
    try folder.write(Port.source, "port.py")
    try folder.write(Port.slow(milliseconds: 20), "slow.py")
    let worker = "worker:\(Port.python) \(folder.path("slow.py"))"
    return (
      folder,
      ["fuzz", "--cases", "\(cases)", "--jobs", "1", "--findings", "-", "--subject", worker]
    )
  }

  @Test("Progress is one line that no terminal wraps, and is gone at the end", arguments: [80, 24])
  func progress(columns: Int) throws {
    let campaign = try slowCampaign(cases: 200)
    let terminal = try Terminal(campaign.arguments, stream: .errors, columns: UInt16(columns))
    #expect(terminal.status == 0, "\(terminal.other)")
    #expect(terminal.other.hasPrefix("agrees: 200 of 200 cases"))
    let erase = "\r" + Self.escape + "K"
    #expect(terminal.shown.hasSuffix(erase) && !terminal.shown.contains("\n"))
    let lines = terminal.shown.split(separator: erase).map(String.init)
    #expect(lines.count > 2)
    for line in lines {
      #expect(line.count < columns && !line.contains("\r"), "\(line)")
      #expect(line.hasSuffix("…") == (columns == 24), "\(line)")
    }
    if columns == 80 {
      let last = try #require(lines.last)
      #expect(
        last.contains(#/of 200 cases, [0-9.,]+/s, [0-9]+:[0-9]{2} left, worst ratio 0\.[0-9]+$/#),
        "\(last)")
    }
  }

  @Test("While findings are looked into, nobody knows how long the rest takes")
  func timeLeft() throws {
    let result = try Tool.run(
      "fuzz", "--cases", "100", "--jobs", "1", "--findings", "-", "--subject",
      "mistake:gates_ifjo", environment: ["LOCKSTEP_PROGRESS": "0.05"])
    #expect(result.status == 1)
    // Each of the first twenty is a finding that is looked into; all others are judged alone.
    for line in result.errors.split(separator: "\n") {
      let done = try #require(line.firstMatch(of: #/^([0-9]+) of 100 cases/#)).output.1
      let count = try #require(Int(done))
      #expect(count > 20 || !line.contains(" left, "), "\(line)")
    }
  }

  @Test("Where there is no terminal, long work leaves a plain line now and then")
  func log() throws {
    let campaign = try slowCampaign(cases: 100)
    let arguments = campaign.arguments
    let often = try Tool.run(arguments, environment: ["LOCKSTEP_PROGRESS": "0.2"])
    #expect(often.status == 0)
    let lines = often.errors.split(separator: "\n")
    #expect(lines.count > 1)
    for line in lines {
      #expect(line.contains(#/^[0-9]+ of 100 cases.*, worst ratio 0/#), "\(line)")
    }
    #expect(!often.errors.contains("\u{1B}") && !often.errors.contains("\r"))
    let quiet = try Tool.run(
      arguments + ["--quiet"], environment: ["LOCKSTEP_PROGRESS": "0.2"])
    #expect(quiet.errors == "")
    #expect(try Tool.run("fuzz", "--cases", "64", "--jobs", "1").errors == "")
  }
}
