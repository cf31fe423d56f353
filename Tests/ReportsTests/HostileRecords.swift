import CrossCheck
import Reports
import Tensors

/// What a hostile program or file may be called, or say.
let hostileTexts = [
  "]]><script>alert(1)</script>", "\u{1B}[31mred\u{1B}[0m", "%0A::error::owned",
  "two\nlines\r\n::error::owned", "a|b\\|c", "`tick` ``` ~~~", "@everyone #12 GH-7",
  "[x](https://example.com) www.example.com <a href='x'>",
  "\u{FFFE}\u{FFFF}\u{0}\u{7}" + noncharacter,
  "a\tb\"c'd&amp;", "",
]

/// U+FDD0, which no literal may hold.
private let noncharacter = String(decoding: [0xEF, 0xB7, 0x90], as: UTF8.self)

/// A campaign of one subject whose findings are as given, one case each.
func record(
  named name: String, version: String = "1.2", findings: [Finding], agreeing: Int = 0,
  isComplete: Bool = true
) -> CampaignRecord {
  let options = CampaignOptions(
    signature: .lstm, seed: 7, cases: findings.count + agreeing, profiles: [.probe, .generic])
  var record = CampaignRecord(of: options)
  record.record(
    .started(options, SubjectDescription(name: name, version: version, dtype: "float32")))
  for index in 0..<agreeing {
    record.record(
      .judged(
        CaseResult(
          index: 5000 + index, profile: .tiny, sizes: someSizes, verdict: .agrees, comparison: nil))
    )
  }
  for finding in findings {
    record.record(
      .judged(
        CaseResult(
          index: finding.index, profile: finding.profile, sizes: finding.sizes,
          verdict: finding.verdict, comparison: nil)))
    record.record(.found(finding))
  }
  record.record(.ended(completed: isComplete))
  return record
}

let someSizes = Sizes(steps: 3, batch: 2, inputSize: 5, hiddenSize: 4)

/// A finding of the profile `probe`; a ratio is of one that diverges.
func someFinding(
  _ index: Int, of subject: String, ratio: Double? = nil, verdict: Verdict = .diverges,
  explanation: String = "h differs by more than rounding can explain.", isAccepted: Bool = false,
  caseFile: String? = nil
) -> Finding {
  let first = ratio.map { ratio in
    ElementComparison(
      tensor: "h", step: 2, batch: 1, unit: 3, basis: "c", expected: 1, actual: 1 + ratio / 8,
      bound: 0.125, ratio: ratio)
  }
  return Finding(
    index: index, subject: subject, verdict: verdict, profile: .probe, sizes: someSizes,
    options: [:], first: first, explanation: explanation, seed: 7, caseFile: caseFile,
    isAccepted: isAccepted)
}
