import CrossCheck
import Tensors

extension TextReport {
  /// What was done, by whom, and where.
  static func circumstances(
    _ record: CampaignRecord, _ context: ReportContext
  ) -> [(String, String)] {
    let summary = record.summary
    let rate = context.seconds > 0 ? Double(summary.cases) / context.seconds : 0
    let unverifiable =
      summary.unverifiable == 0
      ? "" : " (\(NumberText.grouped(summary.unverifiable)) unverifiable)"
    let whose =
      record.mergedShards > 1
      ? ", the time of the longest of \(NumberText.count(record.mergedShards, "shard"))" : ""
    var rows = [
      (
        "compared",
        "\(NumberText.count(summary.elements, "element"))\(unverifiable) of "
          + "\(NumberText.count(summary.steps, "step")) in \(NumberText.rounded(context.seconds)) s"
          + "\(whose), \(NumberText.grouped(Int(rate))) cases/s"
      )
    ]
    if !summary.carried.isEmpty {
      rows.append(
        (
          "anchored",
          summary.anchored.joined(separator: ", ") + "; the reference carried "
            + summary.carried.joined(separator: ", ") + ", with a bound that grows"
        ))
    }
    if context.activationRoundoffs != 10 {
      rows.append(
        ("allowed", "activations may be off by \(context.activationRoundoffs) unit roundoffs"))
    }
    if let shard = record.shard {
      let indices = shard.indices(of: record.options.cases)
      let cases =
        indices.isEmpty ? "no case" : "the cases \(indices.lowerBound) to \(indices.upperBound - 1)"
      rows.append(
        ("shard", "\(shard): \(cases) of \(NumberText.grouped(record.options.cases))"))
    }
    if record.filedCases > 0 {
      rows.append(("case files", "\(NumberText.count(record.filedCases, "case")) came from files"))
    }
    rows += resolved(record)
    for subject in record.subjects { rows.append(("subject", text(of: subject, record))) }
    if !context.environment.isEmpty {
      rows.append(
        (
          "environment",
          context.environmentText
        ))
    }
    return rows
  }

  private static func text(of subject: SubjectRecord, _ record: CampaignRecord) -> String {
    let description = subject.description
    var seeds = subject.seeds
    if subject.summary.cases == 0 { seeds = [record.options.seed] }
    let parts = [
      description.name + (description.version.isEmpty ? "" : " " + description.version),
      (subject.cells.count == 1 ? "cell " : "cells ") + subject.cells.joined(separator: ", "),
      description.dtype,
    ]
    let seed = seeds.isEmpty ? [] : ["seed " + seeds.map(String.init).joined(separator: ", ")]
    return (parts + seed).joined(separator: ", ")
  }

  private static let shownResolved = 3

  /// The case files that tell of a wrong answer where there is none any more.
  private static func resolved(_ record: CampaignRecord) -> [(String, String)] {
    var rows = record.resolved.prefix(shownResolved).map { resolved in
      let then = resolved.file.subject.map { ", as \($0.printable) did" } ?? ""
      return (
        "resolved",
        "\(resolved.file.path.printable) no longer "
          + (resolved.file.verdict == .failed ? "fails" : "diverges")
          + "\(then): \(resolved.subject) \(headline(resolved.verdict))"
      )
    }
    if record.resolvedCount > rows.count {
      rows.append(
        ("", "… and \(NumberText.count(record.resolvedCount - rows.count, "more case file"))"))
    }
    return rows
  }
}
