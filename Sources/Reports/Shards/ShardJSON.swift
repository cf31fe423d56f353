import CrossCheck
import Tensors

extension JSONReport {
  /// What `RecordedShard` reads; nil if the campaign is no shard.
  static func shard(_ record: CampaignRecord, _ context: ReportContext) -> JSONValue? {
    guard let shard = record.shard, let subject = record.subject else { return nil }
    return .object([
      ("format", .integer(RecordedShard.format)),
      ("number", .integer(shard.number)),
      ("of", .integer(shard.count)),
      ("seed", .unsigned(record.options.seed)),
      ("cases", .integer(record.options.cases)),
      ("generator", .integer(CampaignOptions.generatorVersion)),
      ("arguments", .array(context.arguments.map { .string($0) })),
      ("subject", .string(subject.name)),
      ("subject_version", .string(subject.version)),
      ("dtype", .string(subject.dtype)),
      ("seconds", .number(context.seconds)),
      ("complete", .boolean(record.isComplete)),
      ("tally", tally(record.summary)),
      (
        "profiles",
        .array(
          (record.subjects.first?.profiles ?? []).map { profile in
            .object([
              ("profile", JSONValue(profile.profile?.rawValue)), ("tally", tally(profile.summary)),
            ])
          })
      ),
      ("warning_count", .integer(record.warningCount)),
      ("warnings", .array(record.warnings.map(warning))),
      ("findings", .array(record.shardFindings.map(candidate))),
    ])
  }

  private static func tally(_ summary: Summary) -> JSONValue {
    .object([
      ("cases", .integer(summary.cases)),
      ("steps", .integer(summary.steps)),
      ("elements", .integer(summary.elements)),
      ("unverifiable", .integer(summary.unverifiable)),
      ("agrees", .integer(summary.agrees)),
      ("diverges", .integer(summary.diverges)),
      ("accepted", .integer(summary.accepted)),
      ("inconclusive", .integer(summary.inconclusive)),
      ("failed", .integer(summary.failed)),
      ("verified_in_steps", .integer(summary.verifiedInSteps)),
      ("inconclusive_with_steps", .integer(summary.inconclusiveWithSteps)),
      ("suspected_biases", .integer(summary.suspectedBiases)),
      ("worst_grade", JSONValue(summary.worstGrade?.rawValue)),
      ("grade_b", summary.gradeB.map(gradeB) ?? .null),
      ("worst_index", summary.worst.map { .integer($0.index) } ?? .null),
      ("worst", summary.worst.map { element($0.element) } ?? .null),
      ("worst_statistical_ratio", .number(summary.worstStatisticalRatio)),
      ("max_abs_error", .number(summary.maxAbsoluteError)),
      ("max_rel_error", .number(summary.maxRelativeError)),
      ("max_ulps", .number(summary.maxUnitsInTheLastPlace)),
      ("detectable_bias", JSONValue(summary.detectableBias)),
      ("activation_roundoffs_needed", JSONValue(summary.activationRoundoffsNeeded)),
      ("anchored", .array(summary.anchored.map { .string($0) })),
      ("carried", .array(summary.carried.map { .string($0) })),
      ("ratios", ratios(summary.ratios)),
      ("sizes", coverage(summary.coverage)),
    ])
  }

  private static func gradeB(_ evidence: GradeBEvidence) -> JSONValue {
    .object([
      ("index", .integer(evidence.index)),
      ("profile", JSONValue(evidence.profile?.rawValue)),
      ("element", element(evidence.element)),
    ])
  }

  private static func element(_ element: ElementComparison) -> JSONValue {
    .object([
      ("tensor", .string(element.tensor)),
      ("step", .integer(element.step)),
      ("batch", .integer(element.batch)),
      ("unit", .integer(element.unit)),
      ("basis", JSONValue(element.basis)),
      ("expected", .number(element.expected)),
      ("actual", .number(element.actual)),
      ("bound", .number(element.bound)),
      ("ratio", .number(element.ratio)),
    ])
  }

  private static func warning(_ warning: Warning) -> JSONValue {
    .object([
      ("index", .integer(warning.index)),
      ("statistical_ratio", JSONValue(warning.statisticalRatio)),
      (
        "suspected_bias",
        warning.suspectedBias.map { bias in
          .object([
            ("gate", .string(bias.gate)), ("unit", .integer(bias.unit)),
            ("estimate", .number(bias.estimate)), ("threshold", .number(bias.threshold)),
            ("is_located", .boolean(bias.isLocated)),
          ])
        } ?? .null
      ),
    ])
  }

  private static func candidate(_ finding: Finding) -> JSONValue {
    .object([
      ("index", .integer(finding.index)),
      ("verdict", .string(finding.verdict.rawValue)),
      ("profile", JSONValue(finding.profile?.rawValue)),
      ("sizes", members(of: finding.sizes)),
      (
        "options",
        .object(finding.options.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) })
      ),
      ("first", finding.first.map(element) ?? .null),
      ("origin", finding.origin.map(element) ?? .null),
      ("explanation", .string(finding.explanation)),
      ("cause", .string(finding.cause)),
      ("ended_process", .boolean(finding.endedProcess)),
      ("accepted", .boolean(finding.isAccepted)),
    ])
  }
}
