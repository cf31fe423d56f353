import CrossCheck
import Tensors

/// A finding, as the template `finding` names its parts.
struct HTMLFinding {
  let id: String
  let name: HTMLText
  let verdict: String
  let tone: String
  let about: HTMLText
  let ratio: String?
  let place: HTMLText?
  let worst: HTMLText?
  let numbers: HTMLNumbers?
  let mistakes: HTMLText?
  let paragraphs: [HTMLText]
  let caseFile: HTMLText?
  let replay: HTMLText
  let map: HTMLMap?
  let stageTitle: String
  let hasStages: Bool

  /// Whether the stages are shown at once.
  let isOpen: Bool
  let stages: [HTMLStage]

  private static let openAtFirst = 3

  /// - Parameter number: its place among the findings, from 0.
  init(_ finding: FindingContents, number: Int) {
    isOpen = number < Self.openAtFirst
    id = finding.id
    name = HTMLText(finding.name)
    verdict = finding.isAccepted ? "accepted" : finding.verdict.rawValue
    tone = finding.isFailure ? "bad" : "unsure"
    about = HTMLText("\(finding.subject), \(finding.group), \(finding.sizes)")
    ratio = finding.origin.map { NumberText.rounded($0.ratio) }
    place = finding.place.map(HTMLText.init)
    worst = finding.worst.map(HTMLText.init)
    numbers = finding.origin.map(HTMLNumbers.init)
    let names = finding.diagnosis?.explanations.map(\.name) ?? []
    mistakes =
      names.isEmpty || finding.diagnosis?.isConclusive != true
      ? nil : HTMLText(names.prefix(Diagnosis.mostShown).joined(separator: " or "))
    paragraphs = finding.explanation.split(separator: "\n\n").map { HTMLText(String($0)) }
    caseFile = finding.file.map(HTMLText.init)
    replay = HTMLText(finding.replay)
    map = finding.detail?.map.map(HTMLMap.init)
    stages = finding.detail?.stages.map { HTMLStage($0.stage, $0.element) } ?? []
    hasStages = !stages.isEmpty
    let first = finding.origin
    stageTitle =
      "Step \(first?.step ?? 0), batch row \(first?.batch ?? 0), unit \(first?.unit ?? 0), stage by stage"
  }
}

/// The numbers of an element, in full.
struct HTMLNumbers {
  let expected: String
  let actual: String
  let bound: String
  let ratio: String

  init(_ element: ElementComparison) {
    expected = NumberText.exact(element.expected)
    actual = NumberText.exact(element.actual)
    bound = NumberText.exact(element.bound)
    ratio = NumberText.rounded(element.ratio)
  }
}

/// A stage of the first wrong step.
struct HTMLStage {
  let stage: String
  let actual: String
  let expected: String
  let bound: String
  let ratio: String
  let isBeyond: Bool

  init(_ stage: Stage, _ element: StageElement) {
    self.stage = stage.text
    actual = element.actual.map(NumberText.exact) ?? "–"
    expected = NumberText.exact(element.expected)
    bound = NumberText.rounded(element.bound)
    ratio = element.ratio.map(NumberText.rounded) ?? "–"
    isBeyond = element.isBeyond
  }
}
