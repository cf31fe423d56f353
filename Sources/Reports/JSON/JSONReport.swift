import CrossCheck
import Tensors

/// The report for machines, `lockstep-report/1`.
///
/// ```json
/// {
///   "schema": "lockstep-report/1",
///   "environment": { "python": "3.11.2" },
///   "campaign": { "seed": 1, "cases": 200, "profiles": ["probe"], "options": { … }, "generator": 1 },
///   "subjects": [{ "name": "native", "dtype": "float32", "grade": "A", "worst_ratio": 0.62, … }],
///   "summary": { "cases": 200, "agrees": 199, "diverges": 1, "worst_ratio": 12.5, … },
///   "findings": [{ "verdict": "diverges", "first": { "step": 0, … }, "replay": "lockstep …", … }],
///   "resolved": [{ "case_file": "lstm.npz", "recorded": "diverges", "verdict": "agrees", … }]
/// }
/// ```
///
/// The report of a shard has `"shard": { "number": 2, "of": 4, … }` beside that: what
/// `RecordedShard` reads.
public struct JSONReport: Report {
  public static let name = "json"
  public static let fileExtension = "json"

  static let schema = "lockstep-report/1"

  public init() {}

  public func render(_ record: CampaignRecord, _ context: ReportContext) -> String {
    let shard = Self.shard(record, context).map { [("shard", $0)] } ?? []
    let members: [(name: String, value: JSONValue)] = [
      ("schema", .string(Self.schema)),
      ("environment", .object(context.environment.map { ($0.name, .string($0.value)) })),
      ("campaign", Self.campaign(record, context)),
      ("subjects", .array(subjects(record))),
      ("classes", Self.classes),
      ("summary", Self.summary(record.summary, seconds: context.seconds)),
      ("findings", .array(record.findings.map { finding($0, record, context) })),
      ("resolved", .array(record.resolved.map(Self.resolved))),
    ]
    return JSONValue.object(members + shard).text + "\n"
  }

  private static func campaign(_ record: CampaignRecord, _ context: ReportContext) -> JSONValue {
    campaign(
      record.options, dtype: record.subject?.dtype, isOfFilesAlone: record.isOfFilesAlone,
      activationRoundoffs: context.activationRoundoffs, tolerance: context.tolerance)
  }

  static func campaign(
    _ options: CampaignOptions, dtype: String?, isOfFilesAlone: Bool = false,
    activationRoundoffs: Double, tolerance: Tolerance?
  ) -> JSONValue {
    func range(_ range: ClosedRange<Int>?) -> JSONValue {
      JSONValue(range.map { "\($0.lowerBound)...\($0.upperBound)" })
    }
    return .object([
      ("seed", isOfFilesAlone ? .null : .unsigned(options.seed)),
      ("cases", .integer(options.cases)),
      ("profiles", .array(options.profiles.map { .string($0.rawValue) })),
      (
        "options",
        .object(
          [
            ("cell", .string(options.signature.cell)),
            ("dtype", JSONValue(dtype)),
            ("steps", range(options.steps)),
            ("batch", range(options.batch)),
            ("input_size", range(options.inputSize)),
            ("hidden_size", range(options.hiddenSize)),
            ("activation_roundoffs", .number(activationRoundoffs)),
            ("accept", JSONValue(tolerance?.description)),
          ] + (options.projectionSize.map { [("projection_size", range($0))] } ?? []))
      ),
      ("generator", .integer(CampaignOptions.generatorVersion)),
    ])
  }

  private func subjects(_ record: CampaignRecord) -> [JSONValue] {
    record.subjects.map { subject in
      Self.subject(
        subject.description, subject.summary, subject.profiles, isComplete: record.isComplete)
    }
  }

  static func subject(
    _ subject: SubjectDescription, _ summary: Summary, _ profiles: [ProfileRecord],
    isComplete: Bool = true
  ) -> JSONValue {
    .object(
      members(of: subject, summary, isComplete: isComplete) + [
        ("profiles", .array(profiles.map(profile))),
        ("ratios", ratios(summary.ratios)),
        ("sizes", coverage(summary.coverage)),
      ])
  }

  static func members(
    of subject: SubjectDescription, _ summary: Summary, isComplete: Bool = true
  ) -> [(name: String, value: JSONValue)] {
    [
      ("name", .string(subject.name)),
      ("version", .string(subject.version)),
      ("dtype", .string(subject.dtype)),
      ("grade", JSONValue(isComplete ? summary.grade?.rawValue : nil)),
      ("grade_b", summary.gradeB.map(gradeB) ?? .null),
      ("worst_ratio", JSONValue(summary.worst?.element.ratio)),
      ("worst_statistical_ratio", .number(summary.worstStatisticalRatio)),
      ("max_abs_error", .number(summary.maxAbsoluteError)),
      ("max_rel_error", .number(summary.maxRelativeError)),
      ("max_ulps", .number(summary.maxUnitsInTheLastPlace)),
      ("activation_roundoffs_needed", JSONValue(summary.activationRoundoffsNeeded)),
      ("detectable_bias", JSONValue(summary.detectableBias)),
      ("anchored", .array(summary.anchored.map { .string($0) })),
      ("carried", .array(summary.carried.map { .string($0) })),
    ]
  }

  private static func profile(_ record: ProfileRecord) -> JSONValue {
    let summary = record.summary
    return .object(
      [("profile", JSONValue(record.profile?.rawValue))] + counts(summary) + [
        ("worst_ratio", JSONValue(summary.worst?.element.ratio)),
        ("worst_statistical_ratio", .number(summary.worstStatisticalRatio)),
      ])
  }

  /// What grade A would not excuse, of cases that agree all the same.
  private static func gradeB(_ evidence: GradeBEvidence) -> JSONValue {
    let element = evidence.element
    return .object([
      ("case", .integer(evidence.index)),
      ("case_file", JSONValue(evidence.file)),
      ("profile", JSONValue(evidence.profile?.rawValue)),
      ("place", place(of: element)),
      ("basis", JSONValue(element.basis)),
      ("expected", .number(element.expected)),
      ("actual", .number(element.actual)),
      ("bound", .number(element.bound)),
      ("ratio", .number(element.ratio)),
      ("sentence", .string(GradeBText.sentence(evidence))),
    ])
  }

  static func summary(_ summary: Summary, seconds: Double) -> JSONValue {
    .object(
      counts(summary) + [
        ("worst_ratio", JSONValue(summary.worst?.element.ratio)),
        ("seconds", .number(seconds)),
        ("cases_per_second", .number(seconds > 0 ? Double(summary.cases) / seconds : 0)),
      ])
  }

  private static func counts(_ summary: Summary) -> [(name: String, value: JSONValue)] {
    [
      ("cases", .integer(summary.cases)),
      ("steps", .integer(summary.steps)),
      ("elements", .integer(summary.elements)),
      ("unverifiable", .integer(summary.unverifiable)),
      ("agrees", .integer(summary.agrees)),
      ("diverges", .integer(summary.diverges)),
      ("accepted", .integer(summary.accepted)),
      ("inconclusive", .integer(summary.inconclusive)),
      ("failed", .integer(summary.failed)),
    ]
  }

  private func finding(
    _ finding: Finding, _ record: CampaignRecord, _ context: ReportContext
  ) -> JSONValue {
    .object(
      Self.members(
        subject: finding.subject, verdict: finding.verdict, first: finding.first,
        origin: finding.origin, sizes: finding.sizes, explanation: finding.explanation,
        replay: context.replay(finding, seed: record.options.seed), caseFile: finding.caseFile,
        diagnosis: finding.diagnosis)
        + [
          ("case", .integer(finding.index)),
          ("seed", finding.seed.map(JSONValue.unsigned) ?? .null),
          ("profile", JSONValue(finding.profile?.rawValue)),
          ("accepted", .boolean(finding.isAccepted)),
        ]
        + [("stages", Self.stages(finding.detail))]
        + (finding.shrunkSizes.map { [("shrunk_sizes", Self.members(of: $0))] } ?? []))
  }

  /// The first wrong step at the place of the first divergence; null if nobody looked.
  static func stages(_ detail: FindingDetail?) -> JSONValue {
    guard let detail else { return .null }
    return .array(
      detail.stages.map { stage, element in
        .object(
          StepJSON.members(of: stage) + [
            ("actual", JSONValue(element.actual)), ("expected", .number(element.expected)),
            ("bound", .number(element.bound)), ("ratio", JSONValue(element.ratio)),
          ])
      })
  }

  /// Which known mistakes explain a divergence.
  static func diagnosis(_ diagnosis: Diagnosis) -> JSONValue {
    let explanations = diagnosis.explanations.map { explanation -> JSONValue in
      .object([
        ("mistakes", .array(explanation.mistakes.map { .string($0) })),
        ("sentence", .string(explanation.sentence)),
        ("sources", .array(explanation.sources.map { .string($0) })),
        ("elements", .integer(explanation.elements)),
        ("verified", .integer(explanation.verified)),
        ("worst_ratio", .number(explanation.worstRatio)),
        ("evidence_bits", .number(explanation.evidence)),
      ])
    }
    return .object([
      ("explanations", .array(explanations)),
      ("conclusive", .boolean(diagnosis.isConclusive)),
      ("tried", .integer(diagnosis.tried)),
      ("telling_apart", JSONValue(diagnosis.tellingApart)),
      ("evident_cause", JSONValue(diagnosis.evidentCause)),
    ])
  }

  /// The members of a finding.
  static func members(
    subject: String, verdict: Verdict, first: ElementComparison?,
    origin: ElementComparison?, sizes: Sizes, explanation: String, replay: String?,
    caseFile: String? = nil, diagnosis: Diagnosis? = nil
  ) -> [(name: String, value: JSONValue)] {
    [
      ("subject", .string(subject)),
      ("verdict", .string(verdict.rawValue)),
      ("first", place(of: first)),
      ("expected", JSONValue(first?.expected)),
      ("actual", JSONValue(first?.actual)),
      ("bound", JSONValue(first?.bound)),
      ("ratio", JSONValue(first?.ratio)),
      ("origin", Self.numbers(of: origin)),
      ("sizes", members(of: sizes)),
      ("explanation", .string(explanation)),
      ("replay", JSONValue(replay)),
      ("case_file", JSONValue(caseFile)),
      ("diagnosis", diagnosis.map(Self.diagnosis) ?? .null),
    ]
  }

  /// Where an element is; null for none.
  static func place(of element: ElementComparison?) -> JSONValue {
    guard let element else { return .null }
    return .object([
      ("step", .integer(element.step)), ("batch", .integer(element.batch)),
      ("unit", .integer(element.unit)), ("tensor", .string(element.tensor)),
    ])
  }

  /// Where an element is, and its numbers; null for none.
  private static func numbers(of element: ElementComparison?) -> JSONValue {
    guard let element, case .object(let place) = place(of: element) else { return .null }
    return .object(
      place + [
        ("basis", JSONValue(element.basis)), ("expected", .number(element.expected)),
        ("actual", .number(element.actual)), ("bound", .number(element.bound)),
        ("ratio", .number(element.ratio)),
      ])
  }

  static func members(of sizes: Sizes) -> JSONValue {
    .object(
      [
        ("steps", .integer(sizes.steps)), ("batch", .integer(sizes.batch)),
        ("input_size", .integer(sizes.inputSize)), ("hidden_size", .integer(sizes.hiddenSize)),
      ] + (sizes.projectionSize.map { [("projection_size", .integer($0))] } ?? []))
  }

  private static func resolved(_ resolved: ResolvedCase) -> JSONValue {
    .object([
      ("case_file", .string(resolved.file.path)),
      ("subject", .string(resolved.subject)),
      ("verdict", .string(resolved.verdict.rawValue)),
      ("recorded_subject", JSONValue(resolved.file.subject)),
      ("recorded", JSONValue(resolved.file.verdict?.rawValue)),
    ])
  }
}
