package import CrossCheck
import Tensors

/// A case, or a layer of a model, that does not agree, as all formats tell it.
package struct FindingContents {
  /// What it is called in links: the same in every run, and no other's in one report.
  package private(set) var id: String

  /// Such as `case 12` or `layer 0 of native`.
  let name: String

  /// Such as `case 12 diverges (generic, T=3 B=2 I=5 H=4)`.
  let title: String
  let subject: String

  /// The place of the subject in `ReportContents.subjects`.
  var subjectIndex = 0

  /// The profile or the layer; see `SubjectContents.groups`.
  let group: String
  let verdict: Verdict
  let isAccepted: Bool

  /// The worst element of the first divergent step.
  let first: ElementComparison?

  /// That of the step's first wrong tensor, and where it is in words.
  let origin: ElementComparison?
  let place: String?

  /// The ratio and the place of `first`, if that is of another tensor.
  let worst: String?
  let explanation: String
  let diagnosis: Diagnosis?
  let detail: FindingDetail?
  let sizes: Sizes

  /// The file of the smallest case that shows it, and its sizes if they are others.
  let caseFile: String?
  let shrunkSizes: Sizes?

  /// The command line that repeats it, quoted for a shell.
  let replay: String

  package init(_ finding: Finding, _ record: CampaignRecord, _ context: ReportContext) {
    let seed = finding.seed.map { "\($0)-" } ?? "file-"
    id = Self.id("\(finding.subject)-\(seed)\(finding.index)")
    name = TextReport.name(finding.index, finding.seed == nil ? finding.caseFile : nil)
    title = TextReport.title(of: finding)
    subject = finding.subject
    group = finding.profile?.rawValue ?? ProfileRecord.nameOfNone
    verdict = finding.verdict
    isAccepted = finding.isAccepted
    first = finding.first
    origin = finding.origin
    place = finding.origin.map { TextReport.place(of: $0) }
    worst = TextReport.worstText(finding.first, beside: finding.origin)
    explanation = finding.explanation
    diagnosis = finding.diagnosis
    detail = finding.detail
    sizes = finding.sizes
    caseFile = finding.seed == nil ? nil : finding.caseFile
    shrunkSizes = finding.shrunkSizes
    replay = context.replay(finding, seed: record.options.seed)
  }

  init(_ part: PartResult, _ record: ModelRecord) {
    id = Self.id("\(part.subject)-\(part.part)")
    name = "\(part.part) of \(part.subject.printable)"
    title = ModelReport.title(of: part)
    subject = part.subject
    group = part.part
    verdict = part.verdict
    isAccepted = false
    first = part.comparison.first
    origin = part.comparison.origin
    place = part.comparison.origin.map { TextReport.place(of: $0, keys: part.keys) }
    worst = TextReport.worstText(
      part.comparison.first, beside: part.comparison.origin, keys: part.keys)
    explanation = part.explanation
    diagnosis = part.diagnosis
    detail = part.detail
    sizes = part.sizes
    (caseFile, shrunkSizes) = (nil, nil)
    replay = record.command
  }

  /// Letters, digits and hyphens alone.
  private static func id(_ text: String) -> String {
    let characters = text.map { character in
      character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
    }
    return "finding-" + String(characters)
  }

  /// What diverges first, by ratio, and then what failed, what is accepted and what proves nothing; of
  /// equals in the order of the cases.
  package static func worstFirst(_ findings: [FindingContents]) -> [FindingContents] {
    distinct(findings).enumerated().sorted { one, other in
      let (mine, theirs) = (one.element.severity, other.element.severity)
      return mine == theirs ? one.offset < other.offset : mine < theirs
    }.map(\.element)
  }

  /// Names of subjects that differ in other characters alone would share their links.
  private static func distinct(_ findings: [FindingContents]) -> [FindingContents] {
    var counts: [String: Int] = [:]
    return findings.map { finding in
      let count = counts[finding.id, default: 0] + 1
      counts[finding.id] = count
      var finding = finding
      if count > 1 { finding.id += "--\(count)" }
      return finding
    }
  }

  private var severity: (Int, Double) {
    let rank =
      switch verdict {
      case .diverges: isAccepted ? 2 : 0
      case .failed: 1
      case .inconclusive, .agrees: 3
      }
    return (rank, -(first?.ratio ?? 0))
  }
}
