import CrossCheck

/// What every format for people tells, whether of a campaign or of a model: each lays it out in its
/// own way.
struct ReportContents {
  /// Such as `agrees`; of a campaign that compared nothing, `inconclusive`.
  let verdict: Verdict

  /// Whether all that diverges is accepted.
  let isAccepted: Bool

  /// Whether the work was done to its end.
  let isComplete: Bool

  /// Whether there was nothing to compare, and that is no fault: a shard that the split left without a
  /// case.
  let isNothingToDo: Bool

  /// The campaign's seed; nil if no case was drawn by it.
  let seed: UInt64?

  /// The verdict in one line, such as `agrees: 2,000 of 2,000 cases, grade A`.
  let headline: String

  /// What was compared, or what the model is, in rows of a label and a text; a row without a label goes
  /// on with the one before.
  let facts: [(label: String, text: String)]

  /// All subjects together.
  let summary: Summary
  let subjects: [SubjectContents]

  /// The worst first.
  let findings: [FindingContents]

  /// How many cases did not agree and have no finding of their own here.
  let untold: Int

  /// What a subject's cases are called, such as `case`; of a model, `result`.
  let noun: String

  /// What a gate says of the run; nil if none does.
  var gate: GateOutcome?

  /// The versions of all that took part.
  let environment: [(name: String, value: String)]
  let seconds: Double

  /// The command line that repeats all of it, quoted for a shell; nil if it is not known.
  let command: String?
}

extension ReportContents {
  init(_ record: CampaignRecord, _ context: ReportContext) {
    let summary = record.summary
    let shown = record.findings
    self.init(
      verdict: summary.cases == 0 ? .inconclusive : summary.verdict,
      isAccepted: summary.isAccepted, isComplete: record.isComplete,
      isNothingToDo: record.isEmptyShard,
      seed: record.isOfFilesAlone ? nil : record.options.seed,
      headline: TextReport.verdict(of: record), facts: TextReport.rows(record, context),
      summary: summary, subjects: record.subjects.map(SubjectContents.init),
      findings: FindingContents.worstFirst(
        zip(shown, record.findingSubjects).map { finding, place in
          var contents = FindingContents(finding, record, context)
          contents.subjectIndex = place
          return contents
        }),
      untold: max(summary.cases - summary.agrees - shown.count, 0), noun: "case",
      gate: context.gate,
      environment: context.environment, seconds: context.seconds,
      command: context.command)
  }

  init(_ record: ModelRecord, _ context: ReportContext) {
    let names = record.subjectNames
    self.init(
      verdict: record.verdict, isAccepted: false, isComplete: true, isNothingToDo: false,
      seed: nil, headline: ModelReport.verdict(of: record),
      facts: ModelReport.rows(record, context),
      summary: record.summary,
      subjects: names.map { SubjectContents($0, of: record, context) },
      findings: FindingContents.worstFirst(
        record.parts.filter { $0.verdict != .agrees }.map { part in
          var contents = FindingContents(part, record)
          contents.subjectIndex = names.firstIndex(of: part.subject) ?? 0
          return contents
        }),
      untold: 0, noun: "result", gate: context.gate,
      environment: context.environment, seconds: context.seconds,
      command: record.command)
  }
}
