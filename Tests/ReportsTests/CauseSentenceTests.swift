import CrossCheck
import Reports
import Tensors
import Testing

/// Whoever reads the verdict alone, as in CI, learns which mistake was made.
@Suite struct CauseSentenceTests {
  private static func diagnosis(_ names: [String], evidence: Double = 30) -> Diagnosis {
    Diagnosis(
      explanations: names.map {
        Explanation(
          mistakes: [$0], sentence: "\($0) was done", elements: 2, verified: 2, worstRatio: 0.5,
          evidence: evidence)
      }, tried: 9)
  }

  /// A run of a subject whose every case diverges, with a finding for each diagnosis.
  private static func verdict(
    _ diagnoses: [Diagnosis?], reports: String? = nil
  ) throws -> (GateRecord, GateVerdict) {
    let settings = GateSettings(
      seed: 7, cases: diagnoses.count, options: "", generator: 1, sensitivityLimit: nil)
    var record = GateRecord(settings: settings, reports: reports)
    record.begin("port")
    let description = SubjectDescription(name: "port", version: "1", dtype: "float32")
    record.record(.started(CampaignOptions(signature: .rnn), description))
    for (index, diagnosis) in diagnoses.enumerated() {
      let wrong = try judged([1, 5], expected: [1, 1], bound: [1, 0.5], index: index)
      record.record(.judged(wrong.result))
      var finding = try #require(wrong.finding)
      if let diagnosis { finding.add(diagnosis) }
      record.record(.found(finding))
    }
    record.isComplete = true
    return (record, GateVerdict(of: record, against: nil))
  }

  private static func sentence(_ diagnoses: [Diagnosis?], reports: String? = nil) throws -> String {
    let (_, verdict) = try verdict(diagnoses, reports: reports)
    #expect(verdict.reasons.map(\.name) == ["divergence"])
    return verdict.reasons[0].sentence
  }

  private static let beginning = "port diverges in 3 of 3: more than rounding can explain. "
  private static let end =
    " The reports (--reports FOLDER) say where, and how to repeat it. No baseline allows it."

  @Test("One mistake that explains every finding is named, with what was done wrong")
  func common() throws {
    let (a, b) = (Self.diagnosis(["a"]), Self.diagnosis(["b", "a"]))
    #expect(
      try Self.sentence([a, b, a]) == Self.beginning
        + "Explained by a: a was done (all 3 findings that were looked into)." + Self.end)
    #expect(
      try Self.sentence([nil, a, nil])
        == Self.beginning + "Explained by a: a was done." + Self.end)
    let doubtful = Self.diagnosis(["a"], evidence: 2)
    #expect(try Self.sentence([doubtful]).contains(" Perhaps explained by a: a was done. "))
  }

  @Test("What the findings cannot tell apart is named, and no more than people read")
  func alternatives() throws {
    let two = Self.diagnosis(["a", "b"])
    #expect(
      try Self.sentence([two, two])
        .contains(" Explained by a or b (all 2 findings that were looked into). "))
    #expect(
      try Self.sentence([Self.diagnosis(["a", "b", "c", "d", "e", "f"])])
        .contains(" Explained by a or b or c or d or 2 more. "))
  }

  @Test("Findings of several causes, and of none that is known, are counted")
  func mixture() throws {
    let (a, b) = (Self.diagnosis(["a"]), Self.diagnosis(["b"], evidence: 2))
    #expect(
      try Self.sentence([b, a, Self.diagnosis([]), a, nil]).contains(
        " Of 4 findings that were looked into 2 are explained by a, 1 perhaps by b, 1 by nothing known. "
      ))
    let five = ["a", "b", "c", "d", "e", "f"].map { Self.diagnosis([$0]) }
    #expect(
      try Self.sentence(five).contains(
        "into 1 is explained by a, 1 by b, 1 by c, 1 by d, 2 by other mistakes. "))
    let nothing = Self.diagnosis([])
    #expect(
      try Self.sentence([nothing, nothing]).contains(
        " Nothing known explains it (all 2 findings that were looked into). "))
    #expect(try Self.sentence([nil, nil, nil]) == Self.beginning + Self.end.dropFirst())
  }

  @Test("A cause that the errors show by themselves is one")
  func evident() throws {
    let evident = Diagnosis(explanations: [], tried: 9, evidentCause: "a bias that z lacks")
    #expect(
      try Self.sentence([evident, evident]).contains(
        " Explained by a bias that z lacks (all 2 findings that were looked into). "))
    #expect(
      try Self.sentence([evident, Self.diagnosis([]), evident]).contains(
        "into 2 are explained by a bias that z lacks, 1 by nothing known. "))
  }

  @Test("The reports' folder is named where there is one")
  func folder() throws {
    #expect(
      try Self.sentence([Self.diagnosis(["a"])], reports: "gate/\u{1B}rep").contains(
        " a was done. The reports in gate/\u{FFFD}rep say where, and how to repeat it. "))
  }

  @Test("The name stands in what programs read, too, and in every report")
  func formats() throws {
    let diagnoses = [Self.diagnosis(["a", "b"]), Self.diagnosis(["a", "b"]), nil]
    let (record, verdict) = try Self.verdict(diagnoses)
    let json = GateJSON.render(record, verdict, baseline: "b.json", someContext)
      .filter { !$0.isWhitespace }
    #expect(
      json.contains(
        """
        "diverges":3,"cases":3,"explanations":[{"cause":"a","findings":2,"conclusive":true}],\
        "alternatives":["b"],"unexplained":0,"sentence"
        """), "\(json)")
    var context = someContext
    context.gate = GateOutcome(verdict, headline: "fails: 1 reason")
    let agreeing = try ReportsTests.record([0.25, 1], expected: [0.25, 1], bound: [1e-6, 1e-6])
    for text in [
      GateText.render(record, verdict, baseline: "b.json", someContext),
      GitHubReport().render(agreeing, context), MarkdownReport().render(agreeing, context),
      JUnitReport().render(agreeing, context),
    ] {
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("Explained by a or b "), "\(words)")
    }
  }
}
