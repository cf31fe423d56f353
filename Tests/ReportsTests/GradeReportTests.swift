import CrossCheck
import Reports
import Tensors
import Testing

@Suite struct GradeReportTests {
  private static let options = CampaignOptions(signature: .rnn, seed: 7, cases: 2)

  private static func subject(
    _ name: String, _ cases: [JudgedCase], title: String? = nil,
    roundoffs: RoundoffSearch.Result? = nil
  ) -> GradedSubject {
    var subject = GradedSubject(
      name: name, version: "1.2+cu|3", title: title, profiles: Profile.allCases)
    for judged in cases { subject.add(judged) }
    subject.roundoffsInProbes = roundoffs
    return subject
  }

  /// One that agrees, one of grade B, one that diverges, one without an answer, and one that was not
  /// started.
  private static func record() throws -> GradeRecord {
    var record = GradeRecord(
      of: options, dtype: "float32", activationRoundoffs: 10,
      installCommand: "ci/setup --frameworks")
    let right = try judged([16, 16.25], expected: [16, 16], bound: [1, 1])
    let excused = try judged(
      [0, 16], expected: [0.0625, 16], bound: [0x1p-12, 1], absoluteBound: [0.09, 1], index: 12)
    record.subjects = [
      subject("accurate", [right], title: "a*b", roundoffs: .needed(1.9)),
      subject("b", [right, excused], roundoffs: .more(than: 10_000)),
      subject(
        "worker:./a/path/that/is/long", [try judged([1, 5], expected: [1, 1], bound: [1, 0.5])]),
      subject("silent", [try judged([], expected: [], bound: [])]),
      GradedSubject(
        name: "broken", version: "", profiles: Profile.allCases, failure: "It cannot be started: x"),
    ]
    record.missing = [.init(name: "keras", packages: "keras tensorflow")]
    record.leftOut = ["engine"]
    return record
  }

  @Test("The text has a row for each subject, and says what else there is to say")
  func text() throws {
    let text = GradeText.render(try Self.record(), someContext)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.dropFirst().allSatisfy { $0.count <= 80 }, "\(text)")
    #expect(
      lines[0]
        == "diverges: 2 of 5 subjects in agreement; worker:./a/path/that/is/long diverges, silent "
        + "failed, broken failed")
    for row in [
      "accurate             A    agrees     0.25       0.5      2.5        –   1.31e+05",
      "b                    B    agrees    0.694      1.39 > 10,000        –",
      "worker:…is/long   none  diverges        8",
      "silent            none    failed        –         –        –        –          –",
      "broken            none    failed        –",
    ] {
      #expect(lines.contains { $0.hasPrefix(row) }, "\(row)\n\(text)")
    }
    #expect(text.contains("0.25 in 7:11 (probe), h, step 0, batch row 1, unit 0"))
    #expect(text.contains("8 in 7:11 (probe), h, step 0, batch row 1, unit 0"))
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains(
        "b grade B: within the bound only if activations are accurate to their range, not to their own "
          + "value. Worst in case 12 (probe), h, step 0, batch row 0, unit 0: expected 0.0625, actual "
          + "0, 256 times the bound of grade A. So small a gate's value is lost."), "\(text)")
    #expect(words.contains("1 of 1 case diverge, of the profile probe."))
    #expect(words.contains("silent 1 of 1 case failed, of the profile probe."))
    #expect(words.contains("broken It cannot be started: x"))
    #expect(
      words.contains(
        "Not installed: keras. `ci/setup --frameworks` installs all frameworks. Left out, since they "
          + "do not compute the cell rnn in float32: engine."))
    #expect(words.contains("accurate 1.2+cu|3, b 1.2+cu|3"))
  }

  @Test("The Markdown is two tables whose rows have as many columns as their headers")
  func markdown() throws {
    let text = GradeMarkdown.render(try Self.record(), someContext)
    let tables = text.split(separator: "\n").filter { $0.hasPrefix("|") }
    #expect(tables.count == 14)
    for (position, row) in tables.enumerated() {
      let columns = row.replacing("\\|", with: "").filter { $0 == "|" }.count
      #expect(columns == (position < 7 ? 9 : 10), "\(row)")
    }
    #expect(text.contains("| `accurate` 1.2+cu\\|3, a\\*b | A | agrees | 0.25 | 0.5 | 2.5 | –"))
    #expect(text.contains("numpy 1.24, python 3.11."))
  }

  @Test("The JSON holds the numbers of each profile, and grade B as an object")
  func json() throws {
    let text = GradeJSON.render(try Self.record(), someContext)
    for member in [
      #""schema": "lockstep-grades/1""#, #""seed": 7"#, #""verdict": "diverges""#,
      #""missing": ["#, #""packages": "keras tensorflow""#, #""install": "ci/setup --frameworks""#,
      #""grade_b": null"#, #""grade_b": {"#, #""ratio": 256.0"#, #""case": "7:11""#,
      #""reason": "It cannot be started: x""#, #""is_enough": false"#,
      #""activation_roundoffs_in_gates": 2.5"#, #""profile": "exact""#,
    ] {
      #expect(text.contains(member), "\(member)\n\(text)")
    }
    let needed = text.split(separator: #""activation_roundoffs_needed": {"#).dropFirst().first
    #expect(needed?.prefix(40).contains("2.5") == true, "the gates need more: \(text)")
  }

  @Test("What could not be started has failed, and with nothing else that is the verdict")
  func verdicts() throws {
    var record = try Self.record()
    record.subjects = Array(record.subjects.suffix(1))
    #expect(record.verdict == .failed)
    #expect(GradeText.verdict(of: record) == "failed: 0 of 1 subject in agreement; broken failed")
    record.subjects = []
    #expect(record.verdict == .inconclusive)
    record.subjects = [
      Self.subject("accurate", [try judged([16, 16], expected: [16, 16], bound: [1, 1])])
    ]
    #expect(GradeText.verdict(of: record) == "agrees: 1 of 1 subject")
  }
}
