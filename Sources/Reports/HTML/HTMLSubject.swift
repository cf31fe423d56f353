import CrossCheck
import Tensors

/// A subject, as the template `subject` names its parts.
struct HTMLSubject {
  let id: String
  let title: HTMLText
  let kind: String
  let noun: String
  let figures: [HTMLFigure]
  let groups: [HTMLGroup]
  let charts: HTMLCharts?
  let coverage: HTMLCoverage?
  let hasGaps: Bool
  let gaps: [HTMLText]

  init(_ subject: SubjectContents, number: Int, _ contents: ReportContents) {
    id = "subject-\(number + 1)"
    title = HTMLText(subject.title)
    kind = subject.kind
    noun = contents.noun
    figures = HTMLFigure.all(subject.summary, isComplete: contents.isComplete)
    groups = subject.groups.map { HTMLGroup($0.name, $0.summary) }
    charts = HTMLCharts(subject.summary.ratios)
    coverage = HTMLCoverage(subject.summary)
    gaps = HTMLGaps.all(subject, contents).map(HTMLText.init)
    hasGaps = !gaps.isEmpty
  }
}

/// A figure of a subject.
struct HTMLFigure {
  let label: String
  let text: String

  static func all(_ summary: Summary, isComplete: Bool) -> [HTMLFigure] {
    var figures = [
      HTMLFigure(label: "grade", text: isComplete ? summary.grade?.rawValue ?? "none" : "none yet")
    ]
    func add(_ label: String, _ value: Double?) {
      guard let value else { return }
      figures.append(HTMLFigure(label: label, text: NumberText.rounded(value)))
    }
    add("worst ratio", summary.worst?.element.ratio)
    add("statistical ratio", summary.worstStatisticalRatio)
    add("greatest absolute error", summary.maxAbsoluteError)
    add("greatest relative error", summary.maxRelativeError)
    add("units in the last place", summary.maxUnitsInTheLastPlace)
    add("detectable bias", summary.detectableBias)
    add("activations, unit roundoffs", summary.activationRoundoffsNeeded)
    figures.append(HTMLFigure(label: "elements", text: NumberText.grouped(summary.elements)))
    return figures
  }
}

/// A profile's or a layer's row.
struct HTMLGroup {
  let name: HTMLText
  let cases: String
  let agrees: String
  let diverges: String
  let hasDiverging: Bool
  let failed: String
  let hasFailed: Bool
  let inconclusive: String
  let ratio: String
  let bar: HTMLBar?

  private static let scale = HTMLScale(decades: 3, length: 100)

  init(_ name: String, _ summary: Summary) {
    self.name = HTMLText(name)
    cases = NumberText.grouped(summary.cases)
    agrees = NumberText.grouped(summary.agrees)
    diverges = NumberText.grouped(summary.diverges)
    hasDiverging = summary.diverges > 0
    failed = NumberText.grouped(summary.failed)
    hasFailed = summary.failed > 0
    inconclusive = NumberText.grouped(summary.inconclusive)
    let worst = summary.worst?.element.ratio
    ratio = worst.map(NumberText.rounded) ?? "–"
    bar = worst.map { ratio in
      HTMLBar(
        tone: ratio <= 1 ? "good" : "bad",
        width: HTMLScale.text(Self.scale.position(of: ratio)))
    }
  }
}

/// A ratio as a bar; half of its length is 1.
struct HTMLBar {
  let tone: String
  let width: String
}
