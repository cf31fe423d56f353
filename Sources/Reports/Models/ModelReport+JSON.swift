import CrossCheck
import Tensors

extension ModelReport {
  /// For machines, `lockstep-report/1` with a `model` in place of a `campaign`.
  ///
  /// A finding has the `part` of the model that it is about, and the key of the `utterance` where the
  /// inputs are a table.
  public static func json(_ record: ModelRecord, _ context: ReportContext) -> String {
    let subjects = record.subjectNames.map { name in
      let subject = SubjectContents(name, of: record, context)
      let description = SubjectDescription(
        name: name, version: subject.version, dtype: subject.dtype)
      return JSONReport.subject(description, subject.summary, [])
    }
    let findings = record.parts.filter { $0.verdict != .agrees }
    return JSONValue.object([
      ("schema", .string("lockstep-report/1")),
      ("environment", .object(context.environment.map { ($0.name, .string($0.value)) })),
      ("model", .object(ModelListing.members(of: record.model))),
      ("data", .object(record.data.map { ($0.label, .string($0.text)) })),
      ("subjects", .array(subjects)),
      ("classes", JSONReport.classes),
      ("summary", JSONReport.summary(record.summary, seconds: context.seconds)),
      ("findings", .array(findings.map { finding($0, record) })),
    ]).text + "\n"
  }

  private static func finding(_ part: PartResult, _ record: ModelRecord) -> JSONValue {
    let first = part.comparison.first
    return .object(
      [
        ("part", .string(part.part)),
        ("utterance", JSONValue(first.flatMap { part.keys?[$0.batch] })),
      ]
        + JSONReport.members(
          subject: part.subject, verdict: part.verdict, first: first,
          origin: part.comparison.origin, sizes: part.sizes, explanation: part.explanation,
          replay: record.command,
          diagnosis: part.diagnosis)
        + [("stages", JSONReport.stages(part.detail))])
  }
}
