import CrossCheck
import Tensors

/// What `lockstep sensitivity` shows.
public enum SensitivityReport {
  /// For people: a verdict, the mistakes that are missed, and how many cases each of the others took.
  public static func text(_ record: SensitivityRecord, _ context: ReportContext) -> String {
    let (all, caught) = (record.scores.count, record.caught.count)
    var lines = [verdict(of: record), ""]
    lines += TextLayout.row("cases", record.cases, column: column)
    if all > 0 {
      let soon = record.caught(within: 20)
      lines += TextLayout.row(
        "within 20 cases", "\(soon) of \(all), \(soon * 100 / all) %", column: column)
    }
    lines += TextLayout.row("seconds", NumberText.rounded(context.seconds), column: column)
    lines += TextLayout.row(
      "environment", context.environmentText,
      column: column)
    if caught < all {
      lines += ["", "missed: nothing in these cases shows that"]
      for score in record.missed {
        lines += TextLayout.wrap(
          "\(score.mistake) (\(score.signature.cell), \(NumberText.count(score.casesRun, "case"))): "
            + score.sentence, indent: "  ")
      }
    }
    if caught > 0 { lines += [""] + table(record.caught) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The verdict in one line.
  public static func verdict(of record: SensitivityRecord) -> String {
    let (all, caught) = (record.scores.count, record.caught.count)
    let counts =
      "\(NumberText.grouped(caught)) of \(NumberText.count(all, "known mistake")) caught"
    if all == 0 { return "inconclusive: no known mistake can be made in these cells" }
    return caught == all ? "sensitive: \(counts)" : "blind: \(counts), \(all - caught) missed"
  }

  /// For machines, `lockstep-sensitivity/1`.
  public static func json(_ record: SensitivityRecord, _ context: ReportContext) -> String {
    let scores = record.scores.map { score -> JSONValue in
      .object([
        ("mistake", .string(score.mistake)),
        ("sentence", .string(score.sentence)),
        ("cell", .string(score.signature.cell)),
        ("caught", .boolean(score.casesNeeded != nil)),
        ("cases_needed", score.casesNeeded.map(JSONValue.integer) ?? .null),
        ("cases_run", .integer(score.casesRun)),
        ("profile", JSONValue(score.profile?.rawValue)),
        ("tensor", JSONValue(score.first?.tensor)),
        ("ratio", JSONValue(score.first?.ratio)),
      ])
    }
    return JSONValue.object([
      ("schema", .string("lockstep-sensitivity/1")),
      ("environment", .object(context.environment.map { ($0.name, .string($0.value)) })),
      ("cases", .string(record.cases)),
      ("seconds", .number(context.seconds)),
      ("mistakes", .integer(record.scores.count)),
      ("caught", .integer(record.caught.count)),
      ("caught_within_20_cases", .integer(record.caught(within: 20))),
      ("scores", .array(scores)),
    ]).text + "\n"
  }

  private static let column = 18

  private static func table(_ scores: [MistakeScore]) -> [String] {
    let rows = scores.map { score in
      (
        score.mistake, score.signature.cell, "\(score.casesNeeded ?? 0)",
        (score.first.map { "\($0.tensor), ratio \(NumberText.rounded($0.ratio))" } ?? "")
          + (score.profile.map { ", \($0.rawValue)" } ?? "")
      )
    }
    let (name, cell) = (
      rows.map(\.0.count).max() ?? 0, max(rows.map(\.1.count).max() ?? 0, "cell".count)
    )
    func line(_ row: (String, String, String, String)) -> String {
      padded(row.0, to: name) + "  " + padded(row.1, to: cell) + "  "
        + String(repeating: " ", count: max(0, 5 - row.2.count)) + row.2 + "  " + row.3
    }
    return ([("mistake", "cell", "cases", "first wrong, profile")] + rows).map(line)
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
