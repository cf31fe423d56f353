import CrossCheck
import Tensors

/// The report for people.
///
/// ```
/// agrees: 2,000 of 2,000 cases, grade A
///
/// worst ratio         0.62 of what rounding explains, in case 1234: h, step 3, …
/// …
/// ```
public struct TextReport: Report {
  public static let name = "text"
  public static let fileExtension = "txt"

  let style: TextStyle

  public init() { self.init(style: .plain) }

  /// - Parameter style: plain for files.
  public init(style: TextStyle) { self.style = style }

  public func render(_ record: CampaignRecord, _ context: ReportContext) -> String {
    var lines = [Self.verdict(of: record, style), ""]
    for (label, value) in Self.rows(record, context) {
      var row = TextLayout.row(label, value, column: 20)
      if label == Self.worstRatio, let worst = record.summary.worst {
        row[0] = style.ratio(worst.element.ratio, in: row[0], from: 20)
      }
      lines += row
    }
    let shown = Self.shown(record.findings)
    for finding in shown { lines += [""] + Self.lines(for: finding, record, context, style) }
    let silent = record.summary.cases - record.summary.agrees - shown.count
    if silent > 0 {
      let isHarmless = record.summary.verdict == .agrees
      lines += [
        "",
        "… and \(NumberText.count(silent, "more case")) "
          + (isHarmless ? "that nothing can be said of." : "that did not agree."),
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// All but the verdict and the findings, in rows of a label and a text.
  static func rows(
    _ record: CampaignRecord, _ context: ReportContext
  ) -> [(label: String, text: String)] {
    let evidence = record.summary.isMostlyInAgreement ? record.summary.gradeB : nil
    let grade = evidence.map { [("grade B", GradeBText.sentence($0))] } ?? []
    return acceptance(record, context) + causes(of: record) + grade + numbers(record)
      + circumstances(record, context)
  }

  /// The findings that are told in full: three of each verdict, the divergent ones first, and one that
  /// is accepted.
  private static func shown(_ findings: [Finding]) -> [Finding] {
    let accepted = findings.filter(\.isAccepted)
    return [Verdict.diverges, .failed, .inconclusive].flatMap { verdict in
      findings.filter { $0.verdict == verdict && !$0.isAccepted }.prefix(3)
    } + accepted.prefix(1)
  }

  /// The verdict in one line.
  public static func verdict(of record: CampaignRecord, _ style: TextStyle) -> String {
    let summary = record.summary
    return style.headline(
      verdict(of: record), summary.verdict, isAccepted: summary.isAccepted,
      isComplete: record.isComplete)
  }

  /// The same without colours.
  public static func verdict(of record: CampaignRecord) -> String {
    let summary = record.summary
    var counts = "\(NumberText.grouped(summary.agrees)) of "
    counts += NumberText.count(summary.cases, "case")
    let others = [
      (summary.diverges, "diverging"), (summary.failed, "failed"),
      (summary.inconclusive, "inconclusive"),
    ]
    let isPlain = others.allSatisfy { $0.0 == 0 }
    counts += isPlain ? "" : " in agreement"
    if let grade = summary.grade, record.isComplete { counts += ", grade \(grade.rawValue)" }
    for (count, word) in others where count > 0 {
      counts += ", \(NumberText.grouped(count)) \(word)"
    }
    guard record.isComplete else {
      return "stopped early: \(counts), of \(NumberText.grouped(record.wantedCases)) asked for"
    }
    if let shard = record.shard, record.isEmptyShard {
      let cases = NumberText.count(record.options.cases, "case")
      return "nothing to do: of \(cases) the shard \(shard) has none"
    }
    if summary.cases == 0 { return "inconclusive: nothing was compared" }
    if summary.isAccepted { return "\(summary.verdict.rawValue) (accepted): \(counts)" }
    if summary.accepted > 0 { counts += " (\(NumberText.grouped(summary.accepted)) accepted)" }
    return "\(summary.verdict.rawValue): \(counts)"
  }

  private static func acceptance(
    _ record: CampaignRecord, _ context: ReportContext
  ) -> [(String, String)] {
    guard let tolerance = context.tolerance, record.summary.diverges > 0 else { return [] }
    let cases = NumberText.count(record.summary.accepted, "diverging case")
    return [("accepted", "\(cases), by --accept \(tolerance): no proof, but your choice")]
  }

  private static let worstRatio = "worst ratio"

  private static func numbers(_ record: CampaignRecord) -> [(String, String)] {
    let summary = record.summary
    var rows: [(String, String)] = []
    if let worst = summary.worst {
      let ratio = NumberText.rounded(worst.element.ratio)
      rows.append(
        (
          worstRatio,
          "\(ratio) (\(name(worst.index, summary.worstFile)): \(place(of: worst.element)))"
        ))
    }
    guard summary.elements > summary.unverifiable else { return rows }
    rows.append(
      (
        "statistical ratio",
        "\(NumberText.rounded(summary.worstStatisticalRatio)) (above 1 is a warning, no proof)"
      ))
    rows.append(("bias test", biasTest(summary)))
    for warning in record.warnings { rows.append(("warning", text(of: warning))) }
    if record.warningCount > record.warnings.count {
      let more = record.warningCount - record.warnings.count
      rows.append(("", "… and \(NumberText.count(more, "more warning"))"))
    }
    if let bias = summary.detectableBias {
      rows.append(
        (
          "detectable bias",
          "\(NumberText.rounded(bias)) at best: the smallest constant error of a gate's bias that "
            + "one element of one case could show"
        ))
    }
    if let needed = summary.activationRoundoffsNeeded {
      rows.append(
        ("activations", "off by up to \(NumberText.rounded(needed)) unit roundoffs in the gates"))
    }
    let absolute = NumberText.rounded(summary.maxAbsoluteError)
    let relative = NumberText.rounded(summary.maxRelativeError)
    let units = NumberText.rounded(summary.maxUnitsInTheLastPlace)
    rows.append(
      ("greatest error", "absolute \(absolute), relative \(relative), last place \(units) units"))
    rows.append(("allclose", allclose(summary, absolute: absolute, relative: relative)))
    return rows
  }

  /// The tolerances at which a comparison step by step, from the same state, would have passed.
  private static func allclose(
    _ summary: Summary, absolute: String, relative: String
  ) -> String {
    if summary.maxAbsoluteError == 0 { return "would have passed with no tolerance at all" }
    let one = "would have passed, step by step, with rtol=0 atol=\(absolute)"
    guard summary.maxRelativeError.isFinite else { return one + "; no rtol alone is enough" }
    return one + ", or rtol=\(relative) atol=0"
  }

  private static func biasTest(_ summary: Summary) -> String {
    summary.suspectedBiases == 0
      ? "no constant error in any gate"
      : "suspects a constant error in \(NumberText.count(summary.suspectedBiases, "case"))"
  }

  private static func text(of warning: Warning) -> String {
    var parts: [String] = []
    if let ratio = warning.statisticalRatio {
      parts.append("statistical ratio \(NumberText.rounded(ratio))")
    }
    if let bias = warning.suspectedBias {
      parts.append(
        bias.text(NumberText.rounded(_:)) + " (threshold \(NumberText.rounded(bias.threshold)))"
      )
    }
    return "\(name(warning.index, warning.caseFile)): " + parts.joined(separator: ", ")
  }
}
