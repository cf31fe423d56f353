import CrossCheck
import Tensors

/// For machines, `lockstep-grades/1`: what each subject's cases come to, and those of each profile.
public enum GradeJSON: GradeReport {
  public static let name = "json"

  public static func render(_ record: GradeRecord, _ context: ReportContext) -> String {
    JSONValue.object([
      ("schema", .string("lockstep-grades/1")),
      ("environment", .object(context.environment.map { ($0.name, .string($0.value)) })),
      ("seconds", .number(context.seconds)),
      ("seed", .unsigned(record.options.seed)),
      ("cases", .integer(record.options.cases)),
      ("cell", .string(record.options.signature.cell)),
      ("dtype", .string(record.dtype)),
      ("activation_roundoffs", .number(record.activationRoundoffs)),
      ("arguments", .array(context.arguments.map { .string($0) })),
      ("generator", .integer(CampaignOptions.generatorVersion)),
      ("verdict", .string(record.verdict.rawValue)),
      ("subjects", .array(record.subjects.map { subject($0, record) })),
      (
        "missing",
        .array(
          record.missing.map { missing in
            .object([
              ("name", .string(missing.name)), ("packages", .string(missing.packages)),
              ("install", .string(record.installCommand)),
            ])
          })
      ),
      ("left_out", .array(record.leftOut.map { .string($0) })),
    ]).text + "\n"
  }

  private static func subject(_ subject: GradedSubject, _ record: GradeRecord) -> JSONValue {
    let description = SubjectDescription(
      name: subject.name, version: subject.version, dtype: record.dtype)
    // Here it is the greater of two.
    let others = JSONReport.members(of: description, subject.summary).filter {
      $0.name != "activation_roundoffs_needed"
    }
    return .object(
      others + [
        ("title", JSONValue(subject.title)),
        ("verdict", .string(subject.verdict.rawValue)),
        ("reason", JSONValue(subject.failure)),
        ("worst", worst(subject.summary, subject.worstProfile, record)),
        ("activation_roundoffs_needed", roundoffs(subject.roundoffs)),
        ("activation_roundoffs_in_probes", roundoffs(subject.roundoffsInProbes)),
        (
          "activation_roundoffs_in_gates", JSONValue(subject.summary.activationRoundoffsNeeded)
        ),
      ] + counts(subject.summary) + [
        (
          "profiles",
          .array(subject.profiles.map { profile($0.profile, $0.summary, record) })
        )
      ])
  }

  private static func profile(
    _ profile: Profile, _ summary: Summary, _ record: GradeRecord
  ) -> JSONValue {
    .object(
      [
        ("profile", .string(profile.rawValue)),
        ("verdict", .string(summary.verdict.rawValue)),
        ("grade", JSONValue(summary.grade?.rawValue)),
        ("worst_ratio", JSONValue(summary.worst?.element.ratio)),
        ("worst", worst(summary, profile, record)),
        ("worst_statistical_ratio", .number(summary.worstStatisticalRatio)),
        ("max_abs_error", .number(summary.maxAbsoluteError)),
        ("max_rel_error", .number(summary.maxRelativeError)),
        ("max_ulps", .number(summary.maxUnitsInTheLastPlace)),
        ("detectable_bias", JSONValue(summary.detectableBias)),
      ] + counts(summary))
  }

  private static func counts(_ summary: Summary) -> [(name: String, value: JSONValue)] {
    [
      ("cases", .integer(summary.cases)),
      ("elements", .integer(summary.elements)),
      ("unverifiable", .integer(summary.unverifiable)),
      ("agrees", .integer(summary.agrees)),
      ("diverges", .integer(summary.diverges)),
      ("inconclusive", .integer(summary.inconclusive)),
      ("failed", .integer(summary.failed)),
    ]
  }

  private static func worst(
    _ summary: Summary, _ profile: Profile?, _ record: GradeRecord
  ) -> JSONValue {
    guard let (index, element) = summary.worst else { return .null }
    return .object([
      ("case", .string(record.address(index))),
      ("profile", JSONValue(profile?.rawValue)),
      ("place", JSONReport.place(of: element)),
      ("basis", JSONValue(element.basis)),
      ("expected", .number(element.expected)),
      ("actual", .number(element.actual)),
      ("bound", .number(element.bound)),
      ("ratio", .number(element.ratio)),
    ])
  }

  /// `at_least` is what the cases show; where it is `limit`, even that was not enough.
  private static func roundoffs(_ result: RoundoffSearch.Result?) -> JSONValue {
    switch result {
    case .needed(let value):
      .object([("at_least", .number(value)), ("is_enough", .boolean(true))])
    case .more(let value):
      .object([("at_least", .number(value)), ("is_enough", .boolean(false))])
    case nil: .null
    }
  }
}
