import CrossCheck

/// The whole page, as the template `page` names its parts.
struct HTMLPage {
  let style = String(decoding: PackageResources.page_css, as: UTF8.self)
  let script = String(decoding: PackageResources.page_js, as: UTF8.self)

  /// The SHA-256 of `page.js`, in base 64: the page lets no other script run.
  ///
  /// `ci/test-html` compares them.
  let scriptHash = "jENbjvD8s7eISRqKNN8hu3iS3etaMLprADGt7WR7X2k="
  let title: HTMLText
  let tone: String
  let verdict: String
  let counts: HTMLText
  let remark: HTMLText?
  let gate: HTMLGate?
  let gauges: [HTMLGauge]
  let findingCount: String
  let hasFindings: Bool

  /// From how many findings on a field to search them helps.
  let isLong: Bool
  let noFinding: String
  let untold: String?
  let findings: [HTMLFinding]
  let hasMaps: Bool
  let legend: [HTMLLegendEntry]
  let subjects: [HTMLSubject]
  let facts: [HTMLFact]
  let command: HTMLText?
  let version: HTMLText?

  private static let shortest = 8

  init(_ contents: ReportContents) {
    let parts = contents.headline.split(separator: ":", maxSplits: 1)
    title = HTMLText("Lockstep: " + contents.headline)
    tone = Self.tone(of: contents)
    verdict = String(parts.first ?? "") + (parts.count > 1 ? ":" : "")
    counts = HTMLText(parts.count > 1 ? String(parts[1]) : "")
    remark = Self.remark(contents).map(HTMLText.init)
    gate = contents.gate.map(HTMLGate.init)
    gauges = contents.subjects.compactMap { HTMLGauge($0) }
    findings = contents.findings.enumerated().map { HTMLFinding($1, number: $0) }
    findingCount = NumberText.grouped(findings.count)
    hasFindings = !findings.isEmpty || contents.untold > 0
    isLong = findings.count >= Self.shortest
    noFinding =
      contents.summary.cases == 0
      ? "Nothing was compared, so nothing was found." : "None: every \(contents.noun) agrees."
    untold =
      contents.untold == 0
      ? nil
      : NumberText.count(contents.untold, "more \(contents.noun)")
        + " did not agree; they are counted below, and not told of one by one."
    hasMaps = findings.contains { $0.map != nil }
    legend = HTMLLegendEntry.all
    subjects = contents.subjects.enumerated().map { HTMLSubject($1, number: $0, contents) }
    facts = HTMLFact.all(contents.facts)
    command = contents.command.map(HTMLText.init)
    version = contents.environment.first { $0.name == "lockstep" }.map { HTMLText($0.value) }
  }

  private static func tone(of contents: ReportContents) -> String {
    guard contents.isComplete else { return "unsure" }
    if contents.gate?.passes == false { return "bad" }
    return switch contents.verdict {
    case .agrees: "good"
    case .diverges: contents.isAccepted ? "unsure" : "bad"
    case .failed: "bad"
    case .inconclusive: "unsure"
    }
  }

  private static func remark(_ contents: ReportContents) -> String? {
    let row = contents.facts.first { ["explained by", "perhaps"].contains($0.label) }
    if let row { return row.label.prefix(1).uppercased() + row.label.dropFirst() + " " + row.text }
    guard contents.verdict == .agrees, let worst = contents.summary.worst else { return nil }
    let share = worst.element.ratio * 100
    return "The worst of \(NumberText.count(contents.summary.elements, "element")) is off by "
      + "\(NumberText.rounded(share, digits: 2)) % of what rounding can explain."
  }
}

/// What a gate says.
struct HTMLGate {
  let tone: String
  let headline: HTMLText
  let reasons: [HTMLFact]

  init(_ gate: GateOutcome) {
    tone = gate.passes ? "good" : "bad"
    headline = HTMLText(gate.headline)
    reasons = gate.reasons.map {
      HTMLFact(label: HTMLText($0.name), texts: [HTMLText($0.sentence)])
    }
  }
}

/// A label and its texts.
struct HTMLFact {
  let label: HTMLText
  var texts: [HTMLText]

  /// A row without a label goes on with the one before.
  static func all(_ rows: [(label: String, text: String)]) -> [HTMLFact] {
    rows.reduce(into: []) { facts, row in
      if row.label.isEmpty, !facts.isEmpty {
        facts[facts.count - 1].texts.append(HTMLText(row.text))
      } else {
        facts.append(HTMLFact(label: HTMLText(row.label), texts: [HTMLText(row.text)]))
      }
    }
  }
}
