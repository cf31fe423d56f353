import CrossCheck
import Reports
import Tensors
import Testing

/// What agrees may still be worse than it was: no format may look green then.
@Suite struct GateOutcomeTests {
  private static func context(_ reasons: Int) throws -> ReportContext {
    let settings = GateSettings(
      seed: 7, cases: 1, options: "", generator: 1, sensitivityLimit: nil)
    var record = GateRecord(settings: settings)
    record.begin("native")
    let description = SubjectDescription(name: "native", version: "1", dtype: "float32")
    record.record(.started(CampaignOptions(signature: .rnn), description))
    let failed = try judged([], expected: [16, 16], bound: [1, 1])
    let agreeing = try judged([16, 16], expected: [16, 16], bound: [1, 1])
    record.record(.judged(reasons > 0 ? failed.result : agreeing.result))
    record.isComplete = true
    let verdict = GateVerdict(of: record, against: nil)
    #expect(verdict.reasons.count == reasons)
    var context = someContext
    context.gate = GateOutcome(verdict, headline: reasons > 0 ? "fails: 1 reason" : "passes: all")
    return context
  }

  @Test("A gate that fails fails in every format, whatever its campaign came to")
  func fails() throws {
    let agreeing = try record([0.25, 1], expected: [0.25, 1], bound: [1e-6, 1e-6])
    let context = try Self.context(1)
    let junit = JUnitReport().render(agreeing, context)
    #expect(junit.contains("tests=\"2\" failures=\"1\""))
    #expect(junit.contains("<testcase classname=\"gate\" name=\"failed_share\">\n<failure "))
    let github = GitHubReport().render(agreeing, context)
    #expect(github.hasPrefix("::error title=Gate%3A failed_share::native gave no answer"))
    let markdown = MarkdownReport().render(agreeing, context)
    #expect(markdown.hasPrefix("## Gate fails: 1 reason\n"))
    #expect(markdown.contains("* **failed\\_share**: native gave no answer"))
    let page = HTMLReport().render(agreeing, context)
    #expect(page.contains("<header class=\"bad\">"))
    #expect(page.contains("<strong class=\"bad\">fails: 1 reason</strong>"))
    #expect(page.contains("<strong>failed_share</strong>: native gave no answer"))
  }

  @Test("A gate that passes says so in every format")
  func passes() throws {
    let agreeing = try record([0.25, 1], expected: [0.25, 1], bound: [1e-6, 1e-6])
    let context = try Self.context(0)
    #expect(
      JUnitReport().render(agreeing, context).contains("tests=\"2\" failures=\"0\" errors=\"0\""))
    #expect(GitHubReport().render(agreeing, context).hasPrefix("::notice title=Gate::passes: all"))
    #expect(MarkdownReport().render(agreeing, context).hasPrefix("## Gate passes: all\n"))
    #expect(HTMLReport().render(agreeing, context).contains("<header class=\"good\">"))
  }
}
