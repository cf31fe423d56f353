import CrossCheck
import Reports
import Tensors
import Testing

@Suite struct GateTests {
  private static let settings = GateSettings(
    seed: 7, cases: 1, options: "--cell rnn", generator: 1, sensitivityLimit: nil)

  /// A run of one subject and one case, whose worst ratio is given.
  private static func record(
    _ ratio: Double, subject: String = "native", ranAs: String? = nil,
    settings: GateSettings = settings
  ) throws -> GateRecord {
    var record = GateRecord(settings: settings)
    record.begin(subject)
    let description = SubjectDescription(
      name: ranAs ?? subject, version: "1", dtype: "float32")
    record.record(.started(CampaignOptions(signature: .rnn), description))
    record.record(
      .judged(try judged([16, 16], expected: [16, 16 - ratio], bound: [1, 1]).result))
    record.isComplete = true
    return record
  }

  private static func reasons(
    _ record: GateRecord, _ baseline: GateRecord
  ) -> [GateReason] {
    GateVerdict(of: record, against: Baseline(of: baseline, replacing: nil)).reasons
  }

  @Test(
    "The ratchet: more than twice, and more than a tenth of the bound",
    arguments: [
      (0.25, 0.5, false), (0.25, 0.5625, true), (0.25, 0.125, false), (0x1p-20, 0x1p-18, false),
      (0x1p-20, 0.09375, false), (0x1p-20, 0.109375, true), (0.0625, 0.109375, false),
      (0.75, 1, false), (0.25, 1, true),
    ])
  func ratchet(before: Double, now: Double, fails: Bool) throws {
    let reasons = Self.reasons(try Self.record(now), try Self.record(before))
    let ratchet = GateReason.ratchet(
      of: "native, rnn, float32, profile probe", ratio: now, before: before)
    guard fails else {
      #expect(reasons == [])
      return
    }
    #expect(reasons.map(\.name) == [ratchet.name])
  }

  @Test("What gave no answer at all is an empty run, even where every share of failures is allowed")
  func nothingCompared() throws {
    var record = GateRecord(settings: Self.settings)
    record.begin("native")
    let description = SubjectDescription(name: "native", version: "1", dtype: "float32")
    record.record(.started(CampaignOptions(signature: .rnn), description))
    record.record(.judged(try judged([], expected: [16, 16], bound: [1, 1]).result))
    record.isComplete = true
    #expect(record.isPoorer(than: nil))
    var baseline = Baseline(of: record, replacing: nil)
    #expect(GateVerdict(of: record, against: baseline).reasons.map(\.name) == ["failed_share"])
    baseline.allowed.failed = 1
    let verdict = GateVerdict(of: record, against: baseline)
    #expect(verdict.reasons.map(\.name) == ["empty_run"])
    #expect(try !Self.record(0.5).isPoorer(than: Baseline(of: record, replacing: nil)))
  }

  @Test("Of other kernels than the baseline's a ratio is told of above half of the bound alone")
  func otherKernels() throws {
    func reasons(_ now: Double, as kernels: String) throws -> [String] {
      Self.reasons(
        try Self.record(now, ranAs: "engine:" + kernels),
        try Self.record(0.125, ranAs: "engine:avx512")
      ).map(\.name)
    }
    #expect(try reasons(0.5, as: "neon") == [])
    #expect(try reasons(0.5, as: "avx512") == ["ratchet"])
    #expect(try reasons(0.5625, as: "neon") == ["ratchet"])
  }

  @Test("What diverges is no ratchet, whatever was before")
  func divergence() throws {
    let record = try Self.record(2)
    #expect(record.diverges)
    #expect(
      Self.reasons(record, try Self.record(0.25))
        == [.divergence(of: "native", diverging: 1, cases: 1)])
    #expect(
      GateVerdict(of: record, against: nil).reasons
        == [.divergence(of: "native", diverging: 1, cases: 1)])
  }

  @Test("Of another campaign no ratio is compared, but what vanished is told of")
  func otherCampaign() throws {
    var other = Self.settings
    (other.seed, other.generator, other.options) = (8, 2, "")
    let differences = [
      "seed 8 instead of 7", "options none instead of '--cell rnn'", "generator 2 instead of 1",
    ]
    #expect(
      Self.reasons(
        try Self.record(0.75, subject: "engine", settings: other), try Self.record(0.25))
        == [.otherCampaign(differences: differences), .vanishedSubject("native")])
    #expect(
      Self.reasons(try Self.record(0.75, settings: other), try Self.record(0.25))
        == [.otherCampaign(differences: differences)])
  }

  @Test("What ended early never passes, and nothing of it counts as vanished")
  func incomplete() throws {
    var record = try Self.record(0.75, subject: "engine")
    record.isComplete = false
    let verdict = GateVerdict(
      of: record, against: Baseline(of: try Self.record(0.25), replacing: nil))
    #expect(verdict.reasons == [] && !verdict.passes)
    #expect(GateText.line(record, verdict, baseline: "b").hasPrefix("stopped early"))
  }

  @Test("A sentence for each reason names the numbers and the way out, and no control character")
  func sentences() {
    let reasons: [GateReason] = [
      .divergence(of: "\u{1B}[m", diverging: 1, cases: 2),
      .failedShare(of: "\u{1B}[m", failed: 1, cases: 4, allowed: 0.125),
      .inconclusiveShare(of: "\u{1B}[m", inconclusive: 1, cases: 4, allowed: 0.125),
      .ratchet(of: "\u{1B}[m", ratio: 0.7, before: 0.3), .vanishedSubject("\u{1B}[m"),
      .vanishedProfile(of: "\u{1B}[m", cases: 1, before: 3), .vanishedModel("\u{1B}[m"),
      .missedMistake(missed: ["\u{1B}[m"], caught: 1, before: 2),
      .missedMistake(missed: [], caught: 1, before: 2), .emptyRun(of: nil),
      .emptyRun(of: "\u{1B}[m"), .otherCampaign(differences: ["\u{1B}[m"]),
      .failedModel("\u{1B}[m", reason: "\u{1B}[m"),
    ]
    for reason in reasons {
      #expect(!reason.sentence.contains("\u{1B}"), "\(reason)")
      #expect(reason.sentence.hasSuffix("."), "\(reason)")
    }
    #expect(
      reasons[1].sentence.contains(
        "1 of 4 cases, a share of 0.25, and the baseline allows 0.125"))
    #expect(Set(reasons.map(\.name)).count == 11)
  }

  private static func baseline() throws -> String {
    Baseline(of: try record(0.123456), replacing: nil).text
  }

  @Test("A baseline is read as it was written, its keys sorted and its ratios of three digits")
  func roundTrip() throws {
    let text = try Self.baseline()
    #expect(
      text == """
        {
          "allowed": {
            "failed": 0,
            "inconclusive": 0
          },
          "campaign": {
            "cases": 1,
            "generator": 1,
            "options": "--cell rnn",
            "seed": 7,
            "sensitivity_limit": null
          },
          "models": {},
          "schema": "lockstep-baseline/1",
          "sensitivity": null,
          "subjects": {
            "native": {
              "cases": {
                "rnn float32": {
                  "probe": {
                    "cases": 1,
                    "worst_ratio": 0.123
                  }
                }
              },
              "ran_as": "native"
            }
          }
        }

        """)
    var rich = text.replacing(
      "\"models\": {}",
      with: "\"models\": { \"m\": { \"kernels\": \"k\", \"layers\": { \"a\": null, \"x\": 0.5 } } }"
    )
    rich = rich.replacing(
      "\"sensitivity\": null", with: "\"sensitivity\": { \"caught\": 3, \"missed\": [\"a\"] }")
    let read = try Baseline(parsing: Array(rich.utf8))
    #expect(try Baseline(parsing: Array(read.text.utf8)) == read)
    #expect(read.models["m"]?.kernels == "k")
    #expect(read.models["m"]?.ratios == ["a": nil, "x": 0.5])
    #expect(read.sensitivity?.caught == 3)
    #expect(
      try read.changes(from: Baseline(parsing: Array(text.utf8))) == [
        "new: the model m", "no sensitivity → 3 known mistakes caught, missed a",
      ])
  }

  @Test(
    "What is no baseline is refused with a reason",
    arguments: [
      ("{", "}", "it is no JSON"), ("{", "[", "it is no JSON"),
      ("baseline/1", "baseline/2", "its schema is 'lockstep-baseline/2'"),
      ("0.123", "\"NaN\"", "is no ratio of 0 or more"), ("0.123", "NaN", "it is no JSON"),
      ("0.123", "-0.1", "is no ratio of 0 or more"), ("0.123", "1e999", "it is no JSON"),
      ("0.123", "{}", "is no number"), ("0.123", "0.1, \"cases\": 1", "has a member twice"),
      ("\"failed\": 0", "\"failed\": 1.5", "is no share from 0 to 1"),
      ("\"failed\": 0", "\"failed\": -1", "is no share from 0 to 1"),
      ("\"cases\": 1", "\"cases\": -1", "is no count"),
      ("\"cases\": 1", "\"cases\": 99999999999999999999", "is no whole number"),
      ("\"seed\": 7", "\"seed\": 0.5", "is no whole number"),
      ("rnn float32", "rnn", "is no cell and precision"),
      ("rnn float32", " ", "is no cell and precision"),
      ("rnn float32", "rnn\\u001b float32 x", "'rnn\u{FFFD} float32 x' is no cell"),
      ("\"models\"", "\"modells\"", "has no member 'models'"),
      ("\"models\": {}", "\"models\": []", "is no object"),
      ("\"sensitivity\": null", "\"sensitivity\": {\"caught\": 1}", "has no member 'missed'"),
    ])
  func malformed(old: String, new: String, reason: String) throws {
    let text = try Self.baseline()
    let bytes = Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
    let error = #expect(throws: MalformedReport.self) { _ = try Baseline(parsing: bytes) }
    #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
  }

  @Test("A baseline that is too long, cut, or nested too deeply is refused")
  func hostile() throws {
    let text = Array(try Self.baseline().utf8)
    for length in 0..<text.count - 2 {
      #expect(throws: MalformedReport.self) { _ = try Baseline(parsing: Array(text[..<length])) }
    }
    for bytes in [
      [UInt8](repeating: 0x5B, count: 100_000), [UInt8](repeating: 0x20, count: 2 << 20), [0xFF],
    ] {
      #expect(throws: MalformedReport.self) { _ = try Baseline(parsing: bytes) }
    }
  }
}
