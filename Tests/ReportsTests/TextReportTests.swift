import CrossCheck
import Reports
import Testing

@Suite struct TextReportTests {
  private func text(_ record: CampaignRecord) -> String {
    TextReport().render(record, someContext)
  }

  @Test("A finding is told in full, with the command that repeats it")
  func finding() throws {
    let text = text(try record([1, 5], expected: [1, 1], bound: [1, 0.5]))
    #expect(
      text.hasPrefix("diverges: 0 of 1 case in agreement, 1 diverging\n"), "\(text)")
    #expect(
      text.hasSuffix(
        """

        case 11 diverges (probe, T=1 B=2 I=3 H=1)
          h, step 0, batch row 1, unit 0
          expected  1.0
          actual    5.0
          bound     0.5
          ratio     8
          h differs by more than rounding can explain. The first step is wrong already.
          It is the only one of 2 elements beyond its bound.
          ci/lockstep replay 7:11 --cell rnn

        """), "\(text)")
  }

  @Test("An agreeing campaign says how closely, and what tolerance would have passed")
  func agreement() throws {
    let text = text(try record([16, 16.25], expected: [16, 16], bound: [1, 1]))
    #expect(text.hasPrefix("agrees: 1 of 1 case, grade A\n"))
    #expect(text.contains("worst ratio         0.25 (case 11: h, step 0, batch row 1, unit 0)\n"))
    #expect(text.contains("rtol=0 atol=0.25, or\n                    rtol=0.0156 atol=0\n"))
    #expect(text.contains("numpy 1.24, python 3.11"))
    #expect(!text.contains("replay"))
  }

  @Test("What grade A would not excuse is told in words")
  func gradeB() throws {
    let text = text(
      try record(
        [0.046875, 16], expected: [0.0625, 16], bound: [0x1p-18, 1], absoluteBound: [0.09, 1]))
    #expect(text.hasPrefix("agrees: 1 of 1 case, grade B\n"), "\(text)")
    #expect(
      text.contains(
        """
        grade B             within the bound only if activations are accurate to their
                            range, not to their own value. Worst in case 11 (probe), h,
                            step 0, batch row 0, unit 0: expected 0.0625, actual 0.0469,
                            4,100 times the bound of grade A. So small a gate's value is
                            off by 25 %.

        """), "\(text)")
  }

  @Test("How accurately the few agree of many that do not is left out")
  func gradeBOfFew() throws {
    func text(wrong: Int) throws -> String {
      var record = try record(
        [0.046875, 16], expected: [0.0625, 16], bound: [0x1p-18, 1], absoluteBound: [0.09, 1])
      for index in 0..<wrong {
        let judged = try judged([1, 5], expected: [1, 1], bound: [1, 0.5], index: 20 + index)
        record.record(.judged(judged.result))
      }
      let judged = try judged([16, 16], expected: [16, 16], bound: [1, 1])
      record.record(.judged(judged.result))
      return TextReport().render(record, someContext)
    }
    let told = try text(wrong: 1)
    #expect(told.contains("grade B "), "\(told)")
    #expect(try !text(wrong: 2).contains("grade B "))
  }

  @Test("Warnings name the gate and unit of a suspected bias")
  func warnings() throws {
    let test = BiasTest(gate: "z", estimate: [0.5], threshold: [0.125], detectable: 1e-7)
    let text = text(
      try record([16, 16.75], expected: [16, 16], bound: [1, 1], biasTests: [test]))
    #expect(text.hasPrefix("agrees"))
    #expect(text.contains("statistical ratio   1.5 "))
    #expect(text.contains("suspects a constant error in 1 case\n"))
    #expect(
      text.contains("gate z of unit 0 seems off\n                    by 0.5 (threshold 0.125)"))
    #expect(text.contains("detectable bias     1e-07 at best"))
  }

  @Test("A failure is told with the subject's message")
  func failure() throws {
    let text = text(try record([], expected: [], bound: []))
    #expect(text.hasPrefix("failed: 0 of 1 case in agreement, 1 failed\n"))
    #expect(text.contains("  The subject gave no answer: no \"answer\"\n    File x.py, line 1\n"))
  }

  @Test("An unverifiable campaign is inconclusive, an interrupted one says so")
  func verdicts() throws {
    let none = try record([1, 1], expected: [1, 1], bound: [.infinity, .infinity])
    #expect(
      TextReport.verdict(of: none) == "inconclusive: 0 of 1 case in agreement, 1 inconclusive")
    let stopped = try record([16, 16], expected: [16, 16], bound: [1, 1], isComplete: false)
    #expect(TextReport.verdict(of: stopped) == "stopped early: 1 of 1 case, of 1 asked for")
    var empty = CampaignRecord(of: CampaignOptions(cases: 0))
    empty.record(.ended(completed: true))
    #expect(TextReport.verdict(of: empty) == "inconclusive: nothing was compared")
  }

  @Test("Lines fit 80 columns, but for a word that is longer")
  func width() throws {
    let test = BiasTest(gate: "z", estimate: [0.5], threshold: [0.125], detectable: 1e-7)
    for actual: [Float] in [[1, 1.75], [1, 9], [], [.nan, 1]] {
      let text = text(
        try record(actual, expected: [1, 1], bound: [0.0625, 0.0625], biasTests: [test]))
      for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }
  }

  @Test("Numbers are written for people")
  func numbers() {
    #expect(NumberText.grouped(0) == "0")
    #expect(NumberText.grouped(999) == "999")
    #expect(NumberText.grouped(-1_234_567) == "-1,234,567")
    #expect(NumberText.rounded(0.012345) == "0.0123")
    #expect(NumberText.rounded(1.5e-7) == "1.5e-07")
    #expect(NumberText.rounded(-.infinity) == "-infinity")
    #expect(NumberText.rounded(.nan) == "NaN")
    #expect(NumberText.count(1, "case") == "1 case")
    #expect(NumberText.count(2000, "case") == "2,000 cases")
  }
}
