import CrossCheck

/// What the gate says to machines, `lockstep-gate/1`.
///
/// ```json
/// {
///   "schema": "lockstep-gate/1",
///   "verdict": "fails",
///   "reasons": [{ "reason": "ratchet", "of": "native, …", "ratio": 0.7, "before": 0.2, "sentence": "…" }],
///   "not_in_baseline": ["the subject engine"],
///   "subjects": [{ "name": "engine", "ran_as": "engine:avx512", "cases": 1000, … }],
///   …
/// }
/// ```
public enum GateJSON {
  public static func render(
    _ record: GateRecord, _ verdict: GateVerdict, baseline: String, _ context: ReportContext
  ) -> String {
    JSONValue.object([
      ("schema", .string("lockstep-gate/1")),
      (
        "verdict",
        .string(!verdict.isComplete ? "incomplete" : verdict.passes ? "passes" : "fails")
      ),
      ("reasons", .array(verdict.reasons.map(json))),
      ("not_in_baseline", .array(verdict.unknown.map { .string($0) })),
      ("baseline", .string(baseline)),
      ("campaign", record.settings.json),
      ("subjects", .array(record.subjects.map(json))),
      ("models", .array(record.models.map(json))),
      ("sensitivity", record.sensitivity.map(json) ?? .null),
      ("environment", .object(context.environment.map { ($0.name, .string($0.value)) })),
      ("seconds", .number(context.seconds)),
    ]).text + "\n"
  }

  private static func json(_ reason: GateReason) -> JSONValue {
    .object(
      [("reason", .string(reason.name))] + reason.members
        + [("sentence", .string(reason.sentence))])
  }

  private static func json(_ subject: GatedSubject) -> JSONValue {
    let summary = subject.summary
    return .object([
      ("name", .string(subject.name)),
      ("ran_as", JSONValue(subject.ranAs)),
      ("cases", .integer(summary.cases)),
      ("agrees", .integer(summary.agrees)),
      ("diverges", .integer(summary.diverges)),
      ("accepted", .integer(summary.accepted)),
      ("failed", .integer(summary.failed)),
      ("inconclusive", .integer(summary.inconclusive)),
      ("worst_ratio", JSONValue(summary.worst?.element.ratio)),
    ])
  }

  private static func json(_ model: GatedModel) -> JSONValue {
    .object([
      ("name", .string(model.name)),
      ("kernels", JSONValue(model.kernels)),
      ("verdict", .string(model.record.verdict.rawValue)),
      ("worst_ratios", Baseline.sorted(model.ratios) { JSONValue($0) }),
    ])
  }

  private static func json(_ sensitivity: SensitivityRecord) -> JSONValue {
    .object([
      ("mistakes", .integer(sensitivity.scores.count)),
      ("caught", .integer(sensitivity.caught.count)),
      ("missed", .array(sensitivity.missed.map { .string($0.mistake) })),
    ])
  }
}

extension GateReason {
  private func explanations(_ causes: CauseSentence) -> [(name: String, value: JSONValue)] {
    let causes = causes.findings
    let explained = causes.causes.compactMap { cause in
      cause.name.map { name in
        JSONValue.object([
          ("cause", .string(name)), ("findings", .integer(cause.findings)),
          ("conclusive", .boolean(cause.isConclusive)),
        ])
      }
    }
    let unexplained = causes.causes.first { $0.name == nil }?.findings ?? 0
    return [
      ("explanations", .array(explained)),
      ("alternatives", .array(causes.common.dropFirst().map { .string($0) })),
      ("unexplained", .integer(unexplained)),
    ]
  }

  /// What its sentence is made of.
  fileprivate var members: [(name: String, value: JSONValue)] {
    func share(
      _ name: String, _ key: String, _ part: Int, _ cases: Int, _ allowed: Double
    ) -> [(name: String, value: JSONValue)] {
      [
        ("of", .string(name)), (key, .integer(part)), ("cases", .integer(cases)),
        ("allowed", .number(allowed)),
      ]
    }
    return switch self {
    case .divergence(let name, let diverging, let cases, let causes, _):
      [("of", .string(name)), ("diverges", .integer(diverging)), ("cases", .integer(cases))]
        + (causes.map(explanations) ?? [])
    case .failedShare(let name, let failed, let cases, let allowed):
      share(name, "failed", failed, cases, allowed)
    case .inconclusiveShare(let name, let inconclusive, let cases, let allowed):
      share(name, "inconclusive", inconclusive, cases, allowed)
    case .ratchet(let name, let ratio, let before):
      [("of", .string(name)), ("ratio", .number(ratio)), ("before", .number(before))]
    case .vanishedSubject(let name), .vanishedModel(let name): [("of", .string(name))]
    case .vanishedProfile(let name, let cases, let before):
      [("of", .string(name)), ("cases", .integer(cases)), ("before", .integer(before))]
    case .missedMistake(let missed, let caught, let before):
      [
        ("missed", .array(missed.map { .string($0) })), ("caught", .integer(caught)),
        ("before", .integer(before)),
      ]
    case .emptyRun(let name): [("of", JSONValue(name))]
    case .failedModel(let name, let reason):
      [("of", .string(name)), ("cause", .string(reason))]
    case .otherCampaign(let differences):
      [("differences", .array(differences.map { .string($0) }))]
    }
  }
}
