import CrossCheck
import Tensors

extension TextReport {
  /// `h, step 3, batch row 1, unit 17`, and what the check started from.
  ///
  /// - Parameter keys: of the utterances that the batch rows are, where the inputs are a table.
  static func place(of element: ElementComparison, keys: [String]? = nil) -> String {
    let basis = element.basis.map { " from the subject's \($0)" } ?? ""
    let name = keys.map { " (utterance \($0[element.batch].printable))" } ?? ""
    return "\(element.tensor)\(basis), step \(element.step), batch row \(element.batch)\(name), "
      + "unit \(element.unit)"
  }

  /// A finding in a paragraph: where, the numbers, what is known about the cause, and the command
  /// that repeats it.
  static func lines(
    for finding: Finding, _ record: CampaignRecord, _ context: ReportContext, _ style: TextStyle
  ) -> [String] {
    var lines = [
      style.heading(title(of: finding), finding.verdict, isAccepted: finding.isAccepted)
    ]
    if let origin = finding.origin {
      lines += numbers(of: origin, style)
      lines += worst(finding.first, beside: origin)
    }
    lines += TextLayout.wrap(finding.explanation, indent: "  ")
    if finding.seed != nil, let file = finding.caseFile {
      let sizes = finding.shrunkSizes.map { " (shrunk to \($0))" } ?? ""
      lines += TextLayout.row("  case file", file.printable + sizes, column: 12)
    }
    let seed = record.options.seed
    lines.append("  " + context.replay(finding, seed: seed, program: context.program).printable)
    return lines
  }

  /// `case 12 diverges (generic, T=3 B=2 I=5 H=4)`.
  static func title(of finding: Finding) -> String {
    let profile = finding.profile.map { "\($0.rawValue), " } ?? ""
    let name = name(finding.index, finding.seed == nil ? finding.caseFile : nil)
    let accepted = finding.isAccepted ? ", accepted" : ""
    return "\(name) \(headline(finding.verdict))\(accepted) (\(profile)\(finding.sizes))"
  }

  /// What a case is called: by its file, if it comes from one.
  static func name(_ index: Int, _ file: String?) -> String {
    file.map(\.printable) ?? "case \(index)"
  }

  /// Where an element is, and its numbers, indented.
  static func numbers(
    of element: ElementComparison, keys: [String]? = nil, _ style: TextStyle = .plain
  ) -> [String] {
    var lines = ["  " + place(of: element, keys: keys)]
    let numbers = [
      ("expected", element.expected), ("actual", element.actual), ("bound", element.bound),
    ]
    for (label, value) in numbers {
      lines += TextLayout.row("  " + label, NumberText.exact(value), column: 12)
    }
    let ratio = TextLayout.row("  ratio", NumberText.rounded(element.ratio), column: 12)
    return lines + ratio.map { style.ratio(element.ratio, in: $0, from: 12) }
  }

  /// The worst element of the step, indented, where that is of another tensor than the first wrong one.
  static func worst(
    _ first: ElementComparison?, beside origin: ElementComparison, keys: [String]? = nil
  ) -> [String] {
    worstText(first, beside: origin, keys: keys).map {
      TextLayout.row("  worst", $0, column: 12)
    } ?? []
  }

  /// `ratio 7.6e+05, h, step 0, batch row 5, unit 11`; nil if it is of the first wrong tensor.
  static func worstText(
    _ first: ElementComparison?, beside origin: ElementComparison?, keys: [String]? = nil
  ) -> String? {
    guard let first, let origin, first.tensor != origin.tensor else { return nil }
    return "ratio \(NumberText.rounded(first.ratio)), \(place(of: first, keys: keys))"
  }

  static func headline(_ verdict: Verdict) -> String {
    switch verdict {
    case .agrees: "agrees"
    case .diverges: "diverges"
    case .inconclusive: "is inconclusive"
    case .failed: "failed"
    }
  }
}
