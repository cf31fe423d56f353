import CrossCheck
import Reports
import Testing

@Suite struct GitHubReportTests {
  private func lines(_ record: CampaignRecord) -> [String] {
    let text = GitHubReport().render(record, someContext)
    #expect(text.hasSuffix("\n"))
    // As the runner reads them: any other line end is none to it.
    return text.dropLast().split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r" || $0 == "\r\n"
    }.map(String.init)
  }

  @Test("A finding is an error with its numbers, after the headline")
  func finding() throws {
    let lines = lines(try record([1, 5], expected: [1, 1], bound: [1, 0.5]))
    #expect(
      lines == [
        "::notice title=Lockstep::diverges: 0 of 1 case in agreement, 1 diverging",
        "::error title=fixed%3A case 11 diverges (probe%2C T=1 B=2 I=3 H=1)::"
          + "h, step 0, batch row 1, unit 0%0Aexpected  1.0%0Aactual    5.0%0Abound     0.5%0A"
          + "ratio     8%0Ah differs by more than rounding can explain. The first step is wrong "
          + "already. It is the only one of 2 elements beyond its bound.%0A"
          + "lockstep replay 7:11 --cell rnn",
      ])
  }

  @Test("Ten errors are the worst, and one notice says how many there are more")
  func worst() {
    let findings = (0..<30).map { someFinding($0, of: "port", ratio: Double($0 % 7 + 2)) }
    let lines = lines(record(named: "port", findings: findings))
    let errors = lines.filter { $0.hasPrefix("::error ") }
    #expect(errors.count == 10)
    // Ratio 8 of the indices 6, 13, 20 and 27; then 7 of 5, 12, 19 and 26; then 6.
    let indices = errors.map { $0.split(separator: " ")[3] }
    #expect(indices == ["6", "13", "20", "27", "5", "12", "19", "26", "4", "11"])
    #expect(lines.filter { $0.hasPrefix("::notice ") }.count == 2)
    #expect(lines[0].hasPrefix("::notice title=Lockstep::diverges"))
    #expect(lines[11] == "::notice title=Lockstep::20 more cases that diverge or failed")
    #expect(lines.count == 12)
  }

  @Test("What is accepted is a warning, of which there are ten at most")
  func accepted() {
    let findings = (40..<52).map { someFinding($0, of: "port", ratio: 1.5, isAccepted: true) }
    let lines = lines(record(named: "port", findings: findings))
    #expect(lines.filter { $0.hasPrefix("::warning title=port%3A case 4") }.count == 10)
    #expect(!lines.contains { $0.hasPrefix("::error") })
  }

  @Test("What failed is an error; what proves nothing is a warning")
  func others() throws {
    let failed = lines(try record([], expected: [], bound: []))
    #expect(failed[1].hasPrefix("::error title=fixed%3A case 11 failed"))
    #expect(failed[1].contains("no \"answer\"%0A  File x.py, line 1%0A"))
    let none = lines(try record([1, 1], expected: [1, 1], bound: [.infinity, .infinity]))
    #expect(
      none[0]
        == "::error title=Lockstep::inconclusive: 0 of 1 case in agreement, 1 inconclusive")
    #expect(none[1].hasPrefix("::warning title=fixed%3A case 11 is inconclusive"))
  }

  @Test("A campaign that was stopped, or compared nothing, is an error")
  func stopped() throws {
    let stopped = lines(
      try record([16, 16], expected: [16, 16], bound: [1, 1], isComplete: false))
    #expect(stopped == ["::error title=Lockstep::stopped early: 1 of 1 case, of 1 asked for"])
    var empty = CampaignRecord(of: CampaignOptions(cases: 0))
    empty.record(.ended(completed: true))
    #expect(lines(empty) == ["::error title=Lockstep::inconclusive: nothing was compared"])
  }

  @Test("Nothing in a name or a message starts a command of its own", arguments: hostileTexts)
  func hostile(text: String) {
    let findings = [
      someFinding(3, of: text, ratio: 2, explanation: text, caseFile: text),
      someFinding(4, of: text, verdict: .failed, explanation: text),
    ]
    let lines = lines(record(named: text, findings: findings))
    #expect(lines.count == 3)
    for line in lines {
      #expect(line.hasPrefix("::notice title=Lockstep::") || line.hasPrefix("::error title="))
      // The runner takes what is before the second `::` for the command and its properties.
      let command = line.dropFirst(2).prefix { $0 != ":" }
      #expect(command.contains("title="), "\(line)")
      #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x9B })
    }
    // `%0A` that a name holds is no line end to the runner.
    #expect(!lines.joined().contains("%0A::error::owned") || text.contains("\n"))
  }
}
