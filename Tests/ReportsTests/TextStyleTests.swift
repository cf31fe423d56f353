import CrossCheck
import Reports
import Testing

@Suite struct TextStyleTests {
  private static let style = TextStyle(isColoured: true)

  private func coloured(_ record: CampaignRecord) -> String {
    TextReport(style: Self.style).render(record, someContext)
  }

  private func plain(_ text: String) -> String {
    text.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
  }

  @Test("The verdict, a finding's heading and ratios beyond 1 are red, and nothing else")
  func divergence() throws {
    let record = try record([1, 5], expected: [1, 1], bound: [1, 0.5])
    let text = coloured(record)
    #expect(text.hasPrefix("\u{1B}[1;31mdiverges\u{1B}[0m: 0 of 1 case"), "\(text)")
    #expect(text.contains("\nworst ratio         \u{1B}[1;31m8\u{1B}[0m (case 11: "))
    #expect(text.contains("\n\u{1B}[1;31mcase 11 diverges (probe, T=1 B=2 I=3 H=1)\u{1B}[0m\n"))
    #expect(text.contains("\n  ratio     \u{1B}[1;31m8\u{1B}[0m\n"))
    #expect(text.split(separator: "\u{1B}[0m").count == 5)
    #expect(plain(text) == TextReport().render(record, someContext))
  }

  @Test("Agreement is green, with its ratio as it is; what proves nothing, or was stopped, yellow")
  func others() throws {
    let right = coloured(try record([16, 16.25], expected: [16, 16], bound: [1, 1]))
    #expect(right.hasPrefix("\u{1B}[1;32magrees\u{1B}[0m: 1 of 1 case"))
    #expect(right.contains("\nworst ratio         0.25 ("))
    let none = coloured(try record([1, 1], expected: [1, 1], bound: [.infinity, .infinity]))
    #expect(none.hasPrefix("\u{1B}[1;33minconclusive\u{1B}[0m: "))
    let stopped = coloured(
      try record([16, 16], expected: [16, 16], bound: [1, 1], isComplete: false))
    #expect(stopped.hasPrefix("\u{1B}[1;33mstopped early\u{1B}[0m: "))
    #expect(coloured(try record([], expected: [], bound: [])).hasPrefix("\u{1B}[1;31mfailed\u{1B}"))
  }
}
