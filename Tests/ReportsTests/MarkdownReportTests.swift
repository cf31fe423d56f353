import CrossCheck
import Foundation
import Reports
import Testing

@Suite struct MarkdownReportTests {
  private func text(_ record: CampaignRecord) -> String {
    MarkdownReport().render(record, someContext)
  }

  @Test("The verdict, the subjects by profile, the facts, and a finding with its numbers")
  func finding() throws {
    let text = text(try record([1, 5], expected: [1, 1], bound: [1, 0.5]))
    #expect(text.hasPrefix("## diverges: 0 of 1 case in agreement, 1 diverging\n\n| subject |"))
    for part in [
      "| subject | profile | cases | agree | diverge | accepted | inconclusive | failed "
        + "| worst ratio |\n"
        + "|---|---|---|---|---|---|---|---|---|\n"
        + "| fixed 1.2, rnn, float32 | **all** | 1 | 0 | 1 | 0 | 0 | 0 | 8 |\n"
        + "|  | probe | 1 | 0 | 1 | 0 | 0 | 0 | 8 |\n",
      "| environment | numpy 1.24, python 3.11 |\n",
      "\n### case 11 diverges (probe, T=1 B=2 I=3 H=1)\n\n"
        + "| subject | place | expected | actual | bound | ratio |\n|---|---|---|---|---|---|\n"
        + "| fixed | h, step 0, batch row 1, unit 0 | 1.0 | 5.0 | 0.5 | 8 |\n\n"
        + "h differs by more than rounding can explain. ",
      "\n```sh\nlockstep replay 7:11 --cell rnn\n```\n",
      "\n```sh\nlockstep fuzz --seed 7 --cases 1\n```\n",
    ] {
      #expect(text.contains(part), "\(part)\n\(text)")
    }
  }

  @Test("The first wrong step is there stage by stage; the first beyond its bound is bold")
  func stages() {
    var wrong = someFinding(3, of: "port", ratio: 2)
    wrong.detail = FindingDetail(
      map: nil,
      stages: [
        (Stage(.withBias, gate: "i"), element(actual: 0.25)),
        (Stage(.activation, gate: "i"), element(actual: 0.75)),
        (Stage(.c), element(actual: nil)),
      ])
    let text = text(record(named: "port", findings: [wrong]))
    #expect(
      text.contains(
        """
        <details><summary>Step 2 stage by stage, batch row 1, unit 3</summary>

        | stage | subject | reference | bound | ratio |
        |---|---|---|---|---|
        | \\+ bias i | 0.25 | 0.25 | 0.125 | – |
        | **i** | **0.75** | **0.25** | **0.125** | **4** |
        | c | – | 0.25 | 0.125 | – |

        </details>

        """), "\(text)")
  }

  private func element(actual: Double?) -> StageElement {
    StageValues(
      Stage(.c), units: 4, expected: Array(repeating: 0.25, count: 8),
      bound: Array(repeating: 0.125, count: 8),
      actual: actual.map { Array(repeating: $0, count: 8) }
    ).element(row: 1, unit: 3)
  }

  @Test("What a program said is fenced, the worst finding comes first")
  func order() throws {
    let failed = text(try record([], expected: [], bound: []))
    #expect(
      failed.contains(
        "\nThe subject gave no answer: no \"answer\"\n\n```text\n  File x.py, line 1\n```\n"),
      "\(failed)")
    let findings = [2, 9, 4].enumerated().map { someFinding($0, of: "port", ratio: Double($1)) }
    let text = text(record(named: "port", findings: findings))
    let places = try ["case 1 ", "case 2 ", "case 0 "].map { title in
      try #require(text.range(of: "### " + title)).lowerBound
    }
    #expect(places == places.sorted())
  }

  @Test("Nothing from outside is markup, a mention, a reference or a link", arguments: hostileTexts)
  func hostile(name: String) {
    let findings = [
      someFinding(3, of: name, ratio: 2, explanation: name, caseFile: name),
      someFinding(4, of: name, verdict: .failed, explanation: "no answer\n" + name),
    ]
    let text = text(record(named: name, findings: findings))
    var fence: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let open = fence {
        if line == open { fence = nil }
        continue
      }
      if line.hasPrefix("```") {
        fence = String(line.prefix { $0 == "`" })
        continue
      }
      // Spans of code are no markup.
      let plain = line.replacing(#/`[^`]*`|<code>[^<]*</code>/#, with: "")
      for markup in ["<script", "<a ", "@everyone", "#12", "GH-7", "://", "www.", "\u{1B}"] {
        #expect(!plain.contains(markup), "\(line)")
      }
      #expect(!plain.contains(#/(^|[^\\])(`|\[|\])/#), "\(line)")
      if line.hasPrefix("| ") {
        let cells = line.replacing("\\\\", with: "").replacing("\\|", with: "").count { $0 == "|" }
        #expect([3, 7, 10].contains(cells), "\(line)")
      }
    }
    #expect(fence == nil, "\(text)")
    #expect(!text.contains("\r") && !text.unicodeScalars.contains("\u{1B}"))
  }

  @Test("However much there is to tell, it is less than 1 MiB, and says what is left out")
  func size() {
    let long = String(repeating: "é`|<@", count: 4000)
    let findings = (0..<1000).map { index in
      someFinding(index, of: long, ratio: 2, explanation: long + "\n" + long, caseFile: long)
    }
    for count in [1, 40, 1000] {
      let text = text(record(named: long, findings: Array(findings.prefix(count))))
      #expect(text.utf8.count < 1 << 20)
      let told = text.split(separator: "\n").count { $0.hasPrefix("### ") }
      #expect(told > 0)
      let leftOut = NumberText.count(count - told, "more finding")
      #expect(text.contains("… and \(leftOut), for which a summary has ") == (told < count))
    }
    let short = text(
      record(named: "port", findings: (0..<1000).map { someFinding($0, of: "port", ratio: 2) }))
    #expect(short.utf8.count < 1 << 20)
    #expect(short.hasSuffix("```\n"))
  }

  @Test("The same record is the same text")
  func determinism() throws {
    let findings = (0..<50).map { someFinding($0, of: "port", ratio: Double($0 % 3 + 2)) }
    #expect(
      text(record(named: "port", findings: findings))
        == text(record(named: "port", findings: findings)))
  }
}
