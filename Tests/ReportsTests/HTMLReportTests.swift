import CrossCheck
import Reports
import Tensors
import Testing

@Suite struct HTMLReportTests {
  /// What a name may hold: an element, the end of an attribute hidden behind a combining mark, a
  /// terminal's escape, and the end of a script.
  static let hostile =
    "<script>alert(1)</script>\"\u{301} onload=alert(2) '\u{1B}[31m]]></style></script>&amp;"

  private static func page(_ explanation: String = "as it is", file: FiledCase? = nil) throws
    -> String
  {
    let record = try record(
      [0.25, 3], expected: [0.25, 1], bound: [1e-6, 1e-6], file: file,
      investigate: { finding in
        var finding = finding
        finding.explanation = explanation
        finding.detail = FindingDetail(
          map: RatioMap(
            tensor: "h", basis: "c", steps: 2, units: 3, stepsPerCell: 1, unitsPerCell: 1,
            ratios: [0, 0.5, 2, -1, .infinity, 1e-6]),
          stages: [
            line(Stage(.withBias), expected: 0.125, bound: 1e-7, actual: nil),
            line(Stage(.h), expected: 1, bound: 1e-6, actual: 3),
          ])
        return finding
      })
    return HTMLReport().render(record, someContext)
  }

  @Test("A page holds the verdict, the finding with its numbers, and the command that repeats it")
  func contents() throws {
    let page = try Self.page()
    for part in [
      "<title>Lockstep: diverges: 0 of 1 case in agreement, 1 diverging</title>",
      "<article class=\"finding\" id=\"finding-fixed-7-11\"", "href=\"#finding-fixed-7-11\"",
      "<code>lockstep replay 7:11 --cell rnn</code>", "<dd>3.0</dd>", "2e+06",
      "data-cells=\"ANO-SB\"", "data-rows=\"3\" data-columns=\"2\"",
      "<tr class=\"wrong\"><th scope=\"row\">h</th>", "No case of the profiles",
    ] {
      #expect(page.contains(part), "\(part)")
    }
  }

  @Test("The same record is the same page, and a page asks for nothing from elsewhere")
  func isSelfContained() throws {
    let page = try Self.page()
    #expect(try Self.page() == page)
    for reference in ["http:", "https:", "src=", "url(", "@import", "<link"] {
      #expect(!page.contains(reference), "\(reference)")
    }
    // Every tag of a template that was rendered.
    #expect(!page.contains("{{") && !page.contains("}}"))
  }

  @Test("What comes from outside is text, whatever it holds")
  func escaping() throws {
    let plain = try Self.page(file: FiledCase(path: "x", subject: nil, verdict: nil))
    let page = try Self.page(
      Self.hostile, file: FiledCase(path: Self.hostile, subject: nil, verdict: nil))
    func count(_ text: String, in page: String) -> Int { page.split(separator: text).count - 1 }
    for tag in ["<script", "</script", "</style", "<img", "<article", "<canvas"] {
      #expect(count(tag, in: page) == count(tag, in: plain), "\(tag)")
    }
    #expect(page.contains("&lt;script&gt;alert(1)"))
    // By scalars: no quotation mark is hidden in a longer character.
    #expect(!page.unicodeScalars.contains("\u{301}") || !page.contains("\"\u{301}"))
    #expect(!page.unicodeScalars.contains("\u{1B}"))
    let opened = page.unicodeScalars.filter { $0 == "\"" }.count
    #expect(opened.isMultiple(of: 2))
  }

  @Test("A mark that combines with a quotation mark is cut off it")
  func combiningMarks() {
    #expect(HTMLText("a\"\u{301}b").renderText == "a\"\u{FFFD}\u{301}\u{FFFD}b")
    #expect(HTMLText("<\u{338}").renderText.unicodeScalars.first == "<")
    #expect(HTMLText("e\u{301}").renderText == "e\u{301}")
    #expect(HTMLText("one\ntwo").renderText == "one\ntwo")
    for text in ["\"\u{301}", "<\u{338}", "\u{600}\"", "&\u{20DD}"] {
      let special = HTMLText(text).renderText.first { "<>&\"'".contains($0) }
      #expect(special != nil, "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
    }
  }

  @Test("Without a finding a page says how near the numbers came, and what was not covered")
  func agreement() throws {
    let record = try record([0.25, 1], expected: [0.25, 1 - 4e-7], bound: [1e-6, 1e-6])
    let page = HTMLReport().render(record, someContext)
    #expect(page.contains("None: every case agrees."))
    #expect(page.contains("40 % of the bound"))
    #expect(page.contains("<h3>What this does not show</h3>"))
    #expect(!page.contains("<article"))
  }

  @Test("Links of two findings are never the same")
  func links() throws {
    let record = try record([0.25, 3], expected: [0.25, 1], bound: [1e-6, 1e-6])
    let finding = FindingContents(record.findings[0], record, someContext)
    let ids = FindingContents.worstFirst([finding, finding, finding]).map(\.id)
    #expect(Set(ids).count == 3)
    #expect(ids[0] == finding.id)
  }

  private static func line(
    _ stage: Stage, expected: Double, bound: Double, actual: Double?
  ) -> (Stage, StageElement) {
    let values = StageValues(
      stage, units: 1, expected: [expected], bound: [bound], actual: actual.map { [$0] })
    return (stage, values.element(row: 0, unit: 0))
  }
}
