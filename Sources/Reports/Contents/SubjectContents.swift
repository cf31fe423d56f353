import CrossCheck
import Tensors

/// A subject and what became of its cases, as all formats tell it.
struct SubjectContents {
  let name: String
  let version: String
  let dtype: String

  /// The cells that it was.
  let cells: [String]
  let summary: Summary

  /// The same of each profile of cases, or of each layer of a model, by name.
  let groups: [(name: String, summary: Summary)]

  /// What the groups are: `profile` or `layer`.
  let kind: String

  init(_ record: SubjectRecord) {
    name = record.description.name
    version = record.description.version
    dtype = record.description.dtype
    cells = record.cells
    summary = record.summary
    groups = record.profiles.map { ($0.name, $0.summary) }
    kind = "profile"
  }

  /// - Parameter name: one of the record's subjects.
  init(_ name: String, of record: ModelRecord, _ context: ReportContext) {
    let parts = record.parts.filter { $0.subject == name }
    self.name = name
    version = name == "native" ? context.environment.first?.value ?? "" : ""
    dtype = record.dtype
    cells = parts.map(\.signature.cell).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    summary = ModelRecord.summary(of: parts)
    groups = parts.map { ($0.part, ModelRecord.summary(of: [$0])) }
    kind = "layer"
  }

  /// `native 0.1.0, lstm, float32`.
  var title: String {
    ([name + (version.isEmpty ? "" : " " + version)] + cells + [dtype]).joined(separator: ", ")
  }
}
